import { SourceState } from '../model';
import { assessIdentity } from './assessIdentity';
import { ageInWords } from './freshness';
import { resolveIdentities } from './__testUtils__/resolveAll';
import {
  ACCOUNT_SOURCE,
  aComponent,
  anEstate,
  aServiceAccount,
  aWorkload,
  CLUSTER_SOURCE,
  EstateParts,
  notRead,
  parts,
} from './__testUtils__/anEstate';

const NOW = Date.parse('2026-11-24T10:00:00Z');
const DAY = 24 * 60 * 60 * 1000;

const source = (id: string, age: number): SourceState => ({
  id,
  kind: 'kubernetes',
  title: id === ACCOUNT_SOURCE ? 'IAM payments' : 'prod-euw1',
  status: 'ok',
  readAt: new Date(NOW - age).toISOString(),
  stale: false,
  counts: {},
  problems: [],
});

function assess(
  estateParts: EstateParts,
  ages: { account?: number; cluster?: number } = {},
  entity = aComponent(),
) {
  const [resolved] = resolveIdentities(anEstate(estateParts), [entity]);
  return assessIdentity(
    resolved,
    [
      source(ACCOUNT_SOURCE, ages.account ?? 0),
      source(CLUSTER_SOURCE, ages.cluster ?? 0),
    ],
    { now: NOW, staleAfter: DAY, policyText: true },
  );
}

describe('assessIdentity', () => {
  it('works', () => {
    expect(assess(parts())).toMatchObject({
      status: 'works',
      sentence:
        'Works: payments-api in prod-euw1 can use AWS as role payments-api, which trusts only this service account.',
    });
  });

  it('takes back a verdict over an account that is too old, but not the hops that rest on the cluster alone', () => {
    const identity = assess(parts(), { account: DAY + 1 });
    expect(identity.status).toBe('unknown');
    expect(identity.sentence).toBe(
      'Unknown: payments-api in prod-euw1 cannot be judged, because IAM payments was last read 24 h ago.',
    );
    const [binding] = identity.bindings;
    expect(binding.reasons[0].code).toBe('SOURCE_STALE');
    expect(binding.lane.map(hop => hop.status)).toEqual([
      'works',
      'works',
      'unknown',
      'unknown',
      'unknown',
    ]);
    expect(binding.lane[3].detail?.cause).toContain(
      'What was read then: Trusts only this service account.',
    );
    expect(identity.roles[0].unknown).toEqual([
      { why: 'IAM payments was last read 24 h ago.' },
    ]);
  });

  it('takes back a verdict that was broken too', () => {
    const broken = { ...parts(), roles: [] };
    expect(assess(broken).status).toBe('broken');
    expect(assess(broken, { account: DAY + 1 }).status).toBe('unknown');
  });

  it('leaves broken what fresh sources prove broken', () => {
    const withoutRole = {
      ...parts(),
      pods: parts().pods.map(pod => ({
        ...pod,
        containers: [{ name: 'app', awsEnvironment: [] }],
      })),
    };
    expect(assess(withoutRole, { account: DAY + 1 }).status).toBe('broken');
    const stale = assess(withoutRole, { cluster: DAY + 1 });
    expect(stale.status).toBe('unknown');
    expect(stale.bindings[0].lane.map(hop => hop.status)).toEqual(
      Array(5).fill('unknown'),
    );
  });

  it('believes a snapshot up to the limit', () => {
    expect(assess(parts(), { account: DAY, cluster: DAY }).status).toBe(
      'works',
    );
  });

  it('has no identity only when everything was read', () => {
    const bare = {
      ...parts(),
      serviceAccounts: [aServiceAccount({ annotations: {} })],
      pods: [],
    };
    expect(assess(bare)).toMatchObject({
      status: 'none',
      sentence:
        '1 workload found in prod-euw1. It is not set up to use an AWS role.',
    });
    expect(assess(notRead(bare, 'pod'))).toMatchObject({
      status: 'unknown',
      sentence:
        'Unknown: no AWS role was found for payments-api, and the workloads and pods of prod-euw1 were not all read.',
    });
    expect(assess(notRead(bare, 'workload')).status).toBe('unknown');
  });

  it('says that nothing was found, or that it cannot know', () => {
    const none = { ...parts(), workloads: [], pods: [] };
    expect(assess(none)).toMatchObject({
      status: 'none',
      sentence: 'No workload of payments-api was found.',
    });
    expect(assess(notRead(none, 'workload'))).toMatchObject({
      status: 'unknown',
      sentence:
        'Unknown: no workload of payments-api was found, and the workloads and pods of prod-euw1 were not all read.',
    });
  });

  it('is broken by a service account that the catalog names and nobody has', () => {
    expect(
      assess(
        parts(),
        {},
        aComponent('other', {
          'irsa.backstage.io/service-accounts': 'payments/gone',
        }),
      ),
    ).toMatchObject({
      status: 'broken',
      sentence:
        'Broken: the catalog names service account payments/gone, and no cluster has it.',
    });
  });

  it('has the worst of its bindings, and counts them', () => {
    const identity = assess({
      ...parts(),
      serviceAccounts: [
        aServiceAccount(),
        aServiceAccount({
          name: 'worker',
          annotations: {
            'eks.amazonaws.com/role-arn':
              'arn:aws:iam::111122223333:role/missing',
          },
        }),
      ],
      workloads: [
        aWorkload(),
        aWorkload({ name: 'worker', serviceAccount: 'worker' }),
      ],
    });
    expect(identity).toMatchObject({
      status: 'broken',
      sentence:
        'Broken: 1 of 2 bindings. The first is worker in prod-euw1, because role missing does not exist in account 111122223333.',
    });
  });

  it('says of several that all work', () => {
    expect(
      assess({
        ...parts(),
        serviceAccounts: [aServiceAccount(), aServiceAccount({ name: 'two' })],
        workloads: [
          aWorkload(),
          aWorkload({ name: 'two', serviceAccount: 'two' }),
        ],
        roles: parts().roles.map(role => ({
          ...role,
          trustPolicy: role.trustPolicy.replace(
            '"system:serviceaccount:payments:payments-api"',
            '["system:serviceaccount:payments:payments-api","system:serviceaccount:payments:two"]',
          ),
        })),
      }).sentence,
    ).toBe(
      'Works: both service accounts can use AWS, each through the role that is configured for it.',
    );
  });
});

it.each([
  [59_999, 'less than 1 min'],
  [60_000, '1 min'],
  [59 * 60_000, '59 min'],
  [60 * 60_000, '1 h'],
  [47.9 * 60 * 60_000, '47 h'],
  [48 * 60 * 60_000, '2 days'],
])('%d milliseconds are %s', (milliseconds, words) => {
  expect(ageInWords(milliseconds)).toBe(words);
});
