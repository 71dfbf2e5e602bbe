import { createMockDirectory } from '@backstage/backend-test-utils';
import { Finding } from 'backstage-plugin-irsa-common';
import { demoReport } from './__testUtils__/demoReport';
import { demoStories, named } from './__testUtils__/demoStories';
import { writeDemo } from './__testUtils__/writeDemo';

const stories = demoStories();

describe.each(['2026-11-24', '2031-02-28'])('the demo on %s', day => {
  const directory = createMockDirectory();
  let findings: readonly Finding[];

  beforeAll(async () => {
    await writeDemo(directory.path, day);
    ({ findings } = await demoReport(directory.path, `${day}T12:00:00Z`));
  });

  it.each(Object.keys(stories.components))(
    'has the findings of %s that its README names, and no other',
    component => {
      expect(
        named(
          findings.filter(({ entityRefs }) =>
            entityRefs.includes(`component:default/${component}`),
          ),
        ),
      ).toEqual(stories.components[component]);
    },
  );

  it('has the findings that belong to no component, and no other', () => {
    expect(
      named(findings.filter(({ entityRefs }) => entityRefs.length === 0)),
    ).toEqual(stories.unclaimed);
  });

  it('has no finding of anything that has no story', () => {
    expect(
      [...new Set(findings.flatMap(({ entityRefs }) => entityRefs))].filter(
        ref => !(ref.replace('component:default/', '') in stories.components),
      ),
    ).toEqual([]);
  });
});

describe('the README of the demo', () => {
  it('has a story of each component, most of them with a finding', () => {
    const all = Object.values(stories.components);
    expect(all).toHaveLength(30);
    expect(all.filter(each => each.length > 0).length).toBeGreaterThan(20);
    expect(stories.unclaimed.length).toBeGreaterThan(5);
  });
});
