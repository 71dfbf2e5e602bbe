import { createMockDirectory } from '@backstage/backend-test-utils';
import { Evidence } from 'backstage-plugin-irsa-common';
import { demoReport } from '../../__testUtils__/demoReport';
import { writeDemo } from '../../__testUtils__/writeDemo';
import { withoutPolicyText } from './redactEvidence';

const directory = createMockDirectory();
const isFromPolicy = ({ source }: Evidence) =>
  /^(Trust policy|Policies|Policy|Permissions boundary|Inline policy)\b/.test(
    source,
  );

describe('withoutPolicyText', () => {
  it('leaves nothing of a policy in any finding of the demo, and everything else', async () => {
    await writeDemo(directory.path, '2026-11-24');
    const { findings } = await demoReport(
      directory.path,
      '2026-11-24T12:00:00Z',
    );
    const all = findings.flatMap(({ evidence }) => evidence);
    const shown = withoutPolicyText(all);
    expect(all.filter(isFromPolicy).length).toBeGreaterThan(20);
    expect(
      shown.filter(each => isFromPolicy(each) && each.value !== undefined),
    ).toEqual([]);
    expect(shown.filter(each => !isFromPolicy(each))).toEqual(
      all.filter(each => !isFromPolicy(each)),
    );
    expect(shown.map(({ source }) => source)).toEqual(
      all.map(({ source }) => source),
    );
  });
});
