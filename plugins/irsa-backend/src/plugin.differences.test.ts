import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  ACCOUNT,
  ALICE,
  BOB,
  deployment,
  fleet,
  ready,
  ROLE,
  serviceAccount,
  startPlugin,
} from './__testUtils__/startPlugin';

const directory = createMockDirectory();

/** A pod of a workload; without an identity it differs from what its service account is set up for. */
const pod = (
  workload: string,
  environment: { name: string; value: string }[],
) => ({
  kind: 'Pod',
  metadata: {
    name: `${workload}-5d9f-x1`,
    namespace: 'shop',
    labels: { 'pod-template-hash': '5d9f' },
    ownerReferences: [
      { kind: 'ReplicaSet', name: `${workload}-5d9f`, controller: true },
    ],
  },
  spec: {
    serviceAccountName: 'mine',
    containers: [{ name: 'app', env: environment }],
  },
  status: { phase: 'Running' },
});

const identified = [
  { name: 'AWS_ROLE_ARN', value: ROLE },
  { name: 'AWS_WEB_IDENTITY_TOKEN_FILE', value: '/token' },
];

/** What runs as the service account `mine`. */
const ofMine = (name: string) => {
  const { spec, ...rest } = deployment(name);
  const { template } = spec;
  return {
    ...rest,
    spec: {
      template: { spec: { ...template.spec, serviceAccountName: 'mine' } },
    },
  };
};

/** A fleet in which both components share the service account `mine`, whose role was made for `vault`, as which only `theirs` runs. */
function sharedFleet() {
  const details = JSON.parse(
    fleet.accounts[ACCOUNT]['account-authorization-details.json'],
  );
  details.RoleDetailList[0].Tags = [
    { Key: 'irsa.backstage.io/service-account', Value: 'prod/shop/vault' },
  ];
  const vault = ofMine('theirs');
  return {
    accounts: {
      [ACCOUNT]: {
        ...fleet.accounts[ACCOUNT],
        'account-authorization-details.json': JSON.stringify(details),
      },
    },
    clusters: {
      prod: {
        ...fleet.clusters.prod,
        'pod-identity-associations.json': '[]',
        'objects.json': JSON.stringify({
          kind: 'List',
          items: [
            serviceAccount('mine'),
            serviceAccount('vault'),
            ofMine('mine'),
            vault,
            {
              ...vault,
              metadata: { ...vault.metadata, name: 'theirs-vault' },
              spec: {
                template: {
                  spec: { serviceAccountName: 'vault', containers: [] },
                },
              },
            },
          ],
        }),
        'pods.json': JSON.stringify({
          kind: 'PodList',
          items: [pod('mine', identified), pod('theirs', [])],
        }),
      },
    },
  };
}

describe('Differences of GET /entities/{kind}/{namespace}/{name}', () => {
  async function start() {
    directory.setContent(sharedFleet());
    return ready(
      await startPlugin(directory.path, {
        [BOB]: { sees: ['component:default/mine'] },
      }),
    );
  }
  const observed = 'CONFIGURED_NOT_OBSERVED';
  const tagged = 'TAGGED_FOR_OTHER_SERVICE_ACCOUNT';

  it('are those of the own pods, whoever shares the service account', async () => {
    const { identity } = await start();
    const codesOf = async (name: string) =>
      (await identity(ALICE, name)).differences.map(({ code }) => code);
    expect(await codesOf('theirs')).toContain(observed);
    expect(await codesOf('mine')).not.toContain(observed);
  });

  it('name for whom a role was made only to who may see that', async () => {
    const { identity } = await start();
    const of = async (user: string) =>
      (await identity(user, 'mine')).differences.find(
        ({ code }) => code === tagged,
      );
    expect(await of(ALICE)).toMatchObject({
      expected: 'prod/shop/vault',
      actual: 'prod/shop/mine',
    });
    const hidden = await of(BOB);
    expect(hidden).toMatchObject({ actual: 'prod/shop/mine' });
    expect(hidden?.cause).toContain('which you may not see');
    expect(JSON.stringify(hidden)).not.toContain('vault');
  });
});
