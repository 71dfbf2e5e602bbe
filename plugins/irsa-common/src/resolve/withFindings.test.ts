import { ReportedFinding } from '../api';
import { EntityBinding } from '../model';
import { AssessedIdentity } from './assessIdentity';
import { withFindings } from './withFindings';

const ROLE = 'arn:aws:iam::111122223333:role/api';
const serviceAccount = { cluster: 'c', namespace: 'n', name: 'api' };

const binding = (overrides: Partial<EntityBinding> = {}): EntityBinding => ({
  serviceAccount,
  roleArn: ROLE,
  mechanism: 'irsa',
  configured: true,
  verdict: 'works',
  status: 'works',
  reasons: [],
  workloads: ['workload:c/n/Deployment/api'],
  lane: [],
  ...overrides,
});

const identity = (overrides: Partial<AssessedIdentity> = {}) => ({
  entityRef: 'component:default/api',
  status: 'works' as const,
  sentence: 'Works: api in c can use AWS.',
  search: { clusters: ['c'], notRead: [], serviceAccounts: [], problems: [] },
  workloads: [],
  bindings: [binding()],
  roles: [],
  sources: [],
  policyText: true,
  ...overrides,
});

const finding = (
  overrides: Partial<ReportedFinding> = {},
): ReportedFinding => ({
  id: '1',
  checkId: 'IRSA-TS-006',
  severity: 'medium',
  state: 'fail',
  title: 'Role is open to a whole namespace',
  message: 'Role api is open to namespace n.',
  subject: { kind: 'role', ref: ROLE },
  entityRefs: ['component:default/api'],
  owners: [],
  others: false,
  evidence: [],
  remediation: [],
  verify: 'Look again.',
  consequences: [],
  stale: false,
  ...overrides,
});

describe('withFindings', () => {
  it('says that what works needs attention with an open finding', () => {
    expect(withFindings(identity(), [finding()])).toMatchObject({
      status: 'attention',
      sentence: 'Works, with 1 finding: Role api is open to namespace n.',
      bindings: [{ status: 'attention', verdict: 'works' }],
      findings: [{ id: '1' }],
    });
    expect(
      withFindings(identity(), [finding(), finding({ id: '2' })]).sentence,
    ).toBe('Works, with 2 findings: Role api is open to namespace n.');
  });

  it.each<[string, Partial<ReportedFinding>]>([
    ['of low severity', { severity: 'low' }],
    ['that cannot be known', { state: 'unknown' }],
    ['that is accepted', { state: 'waived' }],
  ])('changes nothing for a finding %s', (_, overrides) => {
    const findings = [finding(overrides)];
    expect(withFindings(identity(), findings)).toEqual({
      ...identity(),
      findings,
    });
  });

  it('marks the bindings that a finding concerns, by role, service account, workload or consequence', () => {
    const other = binding({
      serviceAccount: { ...serviceAccount, name: 'other' },
      roleArn: 'arn:aws:iam::111122223333:role/other',
      workloads: [],
    });
    const statuses = (overrides: Partial<ReportedFinding>) =>
      withFindings(identity({ bindings: [binding(), other] }), [
        finding(overrides),
      ]).bindings.map(({ status }) => status);
    const subjects: ReportedFinding['subject'][] = [
      { kind: 'role', ref: ROLE },
      { kind: 'service-account', ref: 'serviceaccount:c/n/api' },
      { kind: 'workload', ref: 'workload:c/n/Deployment/api' },
    ];
    for (const subject of subjects) {
      expect(statuses({ subject })).toEqual(['attention', 'works']);
    }
    const cluster = { kind: 'cluster', ref: 'cluster:c' } as const;
    expect(statuses({ subject: cluster })).toEqual(['works', 'works']);
    expect(statuses({ subject: cluster, consequences: subjects })).toEqual([
      'attention',
      'works',
    ]);
  });

  it('leaves what is broken or unknown as it is', () => {
    const broken = identity({
      status: 'broken',
      sentence: 'Broken: api in c cannot use AWS.',
      bindings: [binding({ status: 'broken', verdict: 'broken' })],
    });
    expect(withFindings(broken, [finding()])).toMatchObject({
      status: 'broken',
      sentence: 'Broken: api in c cannot use AWS.',
      bindings: [{ status: 'broken' }],
    });
  });
});
