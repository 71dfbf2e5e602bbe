import { mockServices } from '@backstage/backend-test-utils';
import { readIrsaConfig } from './readIrsaConfig';

const read = (irsa?: object) =>
  readIrsaConfig(mockServices.rootConfig({ data: irsa ? { irsa } : {} }));

describe('readIrsaConfig', () => {
  it('has a default for everything', () => {
    expect(read()).toEqual({
      accounts: [],
      clusters: [],
      eks: { associationMaxAge: 60 * 60 * 1000, nodeRoles: false },
      files: [],
      kubernetes: {
        direct: true,
        nodes: true,
        rollouts: true,
        webhooks: true,
        webhookRoles: true,
        accessGrants: false,
      },
      schedule: {
        frequency: { minutes: 10 },
        timeout: { minutes: 5 },
        concurrency: 4,
      },
      staleAfter: 24 * 60 * 60 * 1000,
      waivers: { maximum: 180 * 24 * 60 * 60 * 1000 },
      notifications: {
        digest: false,
        hour: 7,
        minimumSeverity: 'medium',
        endsWithin: 7 * 24 * 60 * 60 * 1000,
      },
      retention: {
        unlistedSources: 30 * 24 * 60 * 60 * 1000,
        runs: 24 * 60 * 60 * 1000,
        history: 731 * 24 * 60 * 60 * 1000,
        fixedFindings: 365 * 24 * 60 * 60 * 1000,
      },
    });
  });

  it('reads every key', () => {
    expect(
      read({
        accounts: [
          {
            accountId: '111122223333',
            regions: ['us-gov-west-1', 'us-gov-east-1'],
          },
          { accountId: '444455556666' },
        ],
        organization: {
          accountId: '777788889999',
          regions: ['eu-west-1'],
          exclude: ['012345678901'],
        },
        eks: { associationMaxAge: { minutes: 30 }, nodeRoles: true },
        clusters: [
          {
            name: 'prod',
            arn: 'arn:aws:eks:eu-west-1:111122223333:cluster/prod-euw1',
          },
          { name: 'on-prem' },
        ],
        files: [{ directory: './estate/' }],
        kubernetes: {
          direct: false,
          nodes: false,
          rollouts: false,
          webhooks: false,
          webhookRoles: false,
          accessGrants: true,
        },
        schedule: {
          frequency: { minutes: 1 },
          timeout: 'PT30S',
          concurrency: 8,
        },
        staleAfter: { hours: 2 },
        waivers: { maximum: { days: 30 } },
        retention: {
          unlistedSources: { days: 1 },
          runs: 'PT1H',
          history: { days: 90 },
          fixedFindings: 'P30D',
        },
      }),
    ).toEqual({
      accounts: [
        {
          accountId: '111122223333',
          regions: ['us-gov-west-1', 'us-gov-east-1'],
        },
        { accountId: '444455556666', regions: [] },
      ],
      organization: {
        accountId: '777788889999',
        regions: ['eu-west-1'],
        exclude: ['012345678901'],
      },
      eks: { associationMaxAge: 30 * 60 * 1000, nodeRoles: true },
      clusters: [
        {
          name: 'prod',
          arn: 'arn:aws:eks:eu-west-1:111122223333:cluster/prod-euw1',
        },
        { name: 'on-prem' },
      ],
      files: [{ directory: './estate' }],
      kubernetes: {
        direct: false,
        nodes: false,
        rollouts: false,
        webhooks: false,
        webhookRoles: false,
        accessGrants: true,
      },
      schedule: {
        frequency: { minutes: 1 },
        timeout: { seconds: 30 },
        concurrency: 8,
      },
      staleAfter: 2 * 60 * 60 * 1000,
      notifications: {
        digest: false,
        hour: 7,
        minimumSeverity: 'medium',
        endsWithin: 7 * 24 * 60 * 60 * 1000,
      },
      waivers: { maximum: 30 * 24 * 60 * 60 * 1000 },
      retention: {
        unlistedSources: 24 * 60 * 60 * 1000,
        runs: 60 * 60 * 1000,
        history: 90 * 24 * 60 * 60 * 1000,
        fixedFindings: 30 * 24 * 60 * 60 * 1000,
      },
    });
  });

  it.each([
    [{ accounts: [{}] }, 'irsa.accounts[0].accountId'],
    [{ accounts: [{ accountId: 111122223333 }] }, 'in quotes'],
    [{ accounts: [{ accountId: '1111' }] }, 'irsa.accounts[0].accountId'],
    [
      { accounts: [{ accountId: '111122223333', regions: ['Ireland'] }] },
      'irsa.accounts[0].regions',
    ],
    [
      {
        accounts: [
          { accountId: '111122223333' },
          { accountId: '111122223333' },
        ],
      },
      'two entries for account 111122223333',
    ],
    [
      {
        accounts: [
          { accountId: '111122223333', regions: ['eu-west-1', 'cn-north-1'] },
        ],
      },
      'eu-west-1 and cn-north-1, which lie in different partitions',
    ],
    [{ organization: {} }, 'irsa.organization.accountId'],
    [{ organization: { accountId: 111122223333 } }, 'in quotes'],
    [
      { organization: { accountId: '111122223333', regions: ['x'] } },
      'irsa.organization.regions',
    ],
    [
      { organization: { accountId: '111122223333', exclude: [1] } },
      'irsa.organization.exclude',
    ],
    [
      { organization: { accountId: '111122223333', exclude: '1' } },
      'irsa.organization.exclude',
    ],
    [{ eks: { associationMaxAge: 'soon' } }, 'irsa.eks.associationMaxAge'],
    [{ eks: { nodeRoles: 'no way' } }, 'irsa.eks.nodeRoles'],
    [{ clusters: [{}] }, 'irsa.clusters[0].name'],
    [
      { clusters: [{ name: 'a', arn: 'arn:aws:iam::1:role/a' }] },
      'irsa.clusters[0].arn',
    ],
    [
      { clusters: [{ name: 'a' }, { name: 'a' }] },
      "irsa.clusters[1].name is 'a'",
    ],
    [{ kubernetes: { nodes: 'some' } }, 'irsa.kubernetes.nodes'],
    [{ files: [{}] }, 'irsa.files[0].directory'],
    [{ schedule: { frequency: 'often' } }, 'irsa.schedule.frequency'],
    [{ schedule: { concurrency: 0 } }, 'irsa.schedule.concurrency'],
    [{ schedule: { concurrency: 1.5 } }, 'irsa.schedule.concurrency'],
    [{ staleAfter: { hours: 'x' } }, 'irsa.staleAfter'],
    [{ retention: { runs: 'long' } }, 'irsa.retention.runs'],
  ])('names the key of %j', (irsa, key) => {
    expect(() => read(irsa)).toThrow(key);
  });
});
