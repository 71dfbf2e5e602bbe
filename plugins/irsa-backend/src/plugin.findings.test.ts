import { createMockDirectory } from '@backstage/backend-test-utils';
import { ReportedFinding } from 'backstage-plugin-irsa-common';
import {
  ALICE,
  BOB,
  fleet,
  ready,
  Rights,
  ROLE,
  startPlugin,
} from './__testUtils__/startPlugin';

const directory = createMockDirectory();

beforeEach(() => directory.setContent(fleet));

const start = async (rights?: Record<string, Rights>) =>
  ready(await startPlugin(directory.path, rights));

const ofRole = (findings: readonly ReportedFinding[]) =>
  findings.filter(({ subject }) => subject.ref === ROLE);

describe('Findings of GET /entities/{kind}/{namespace}/{name}', () => {
  it('are those that concern the entity, with the fix for every tool', async () => {
    const { identity } = await start();
    const answer = await identity(ALICE, 'mine');
    expect(answer.place).toEqual({
      entityRef: 'component:default/mine',
      owner: 'group:default/x',
      lifecycle: 'production',
    });
    const wide = answer.findings.find(each => each.checkId === 'IRSA-TS-006');
    expect(wide).toMatchObject({
      state: 'fail',
      subject: { kind: 'role', ref: ROLE },
      entityRefs: ['component:default/mine', 'component:default/theirs'],
      owners: ['group:default/x'],
      others: false,
      stale: false,
      since: expect.stringMatching(/^20/),
    });
    expect(wide?.remediation.map(({ target }) => target)).toEqual(
      expect.arrayContaining(['aws-cli', 'terraform']),
    );
    expect(wide?.evidence.some(({ value }) => value?.includes('shop:'))).toBe(
      true,
    );
    for (const finding of answer.findings) {
      expect(finding.entityRefs).toContain('component:default/mine');
    }
  });

  it('keep places and fixes without irsa.policy.read, and leave out what stands in policies', async () => {
    const { identity } = await start({
      [BOB]: { denied: ['irsa.policy.read'] },
    });
    const full = ofRole((await identity(ALICE, 'mine')).findings);
    const findings = ofRole((await identity(BOB, 'mine')).findings);
    expect(findings.map(({ id }) => id)).toEqual(full.map(({ id }) => id));
    expect(findings.map(({ message }) => message)).toEqual(
      full.map(({ message }) => message),
    );
    expect(findings.map(({ remediation }) => remediation)).toEqual(
      full.map(({ remediation }) => remediation),
    );
    const inPolicy = findings
      .flatMap(({ evidence }) => evidence)
      .filter(({ path }) => path?.startsWith('Statement'));
    expect(inPolicy.length).toBeGreaterThan(0);
    expect(inPolicy.filter(({ value }) => value !== undefined)).toEqual([]);
  });

  it.each<[string, Rights, string]>([
    [
      'of entities that the catalog does not show',
      { sees: ['component:default/mine'] },
      'theirs',
    ],
    [
      'of entities that may not be seen',
      { denied: ['irsa.identity.read component:default/theirs'] },
      'theirs',
    ],
    ['that no entity claims', { denied: ['irsa.report.read'] }, 'nobodys'],
  ])(
    'speak in general words where they concern service accounts %s',
    async (_, rights, hidden) => {
      const { as, identity } = await start({ [BOB]: rights });
      const { findings } = await identity(BOB, 'mine');
      const shared = findings.filter(({ others }) => others);
      expect(ofRole(shared).length).toBeGreaterThan(0);
      for (const finding of shared) {
        expect(finding.message).toContain('so the details are left out');
        expect(finding.remediation.map(({ target }) => target)).toEqual([
          'text',
        ]);
        expect(finding.consequences).toEqual([]);
      }
      const { text } = await as(BOB).get('/entities/component/default/mine');
      expect(text).not.toContain(hidden);
    },
  );
});
