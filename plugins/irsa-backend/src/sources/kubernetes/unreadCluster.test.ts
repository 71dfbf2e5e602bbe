import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import { readIrsaConfig } from '../../config/readIrsaConfig';
import { whyUnread } from './unreadCluster';

const ARN = 'arn:aws:eks:eu-west-1:111122223333:cluster/prod';
const account = (...regions: string[]) => ({
  accounts: [{ accountId: '111122223333', regions }],
});
const organization = (options: { regions: string[]; exclude?: string[] }) => ({
  organization: { accountId: '444455556666', ...options },
});
const read = (irsa: JsonObject) =>
  readIrsaConfig(mockServices.rootConfig({ data: { irsa } }));

function whyOf(cluster: JsonObject, irsa: JsonObject) {
  const config = read({ clusters: [{ name: 'prod', ...cluster }], ...irsa });
  return whyUnread(config.clusters[0], config);
}

describe('whyUnread', () => {
  it.each<[string, JsonObject, JsonObject]>([
    ['with a kubeconfig', { kubeconfig: { path: './kubeconfig' } }, {}],
    [
      'through the Kubernetes plugin, with nothing read directly',
      { arn: ARN, kubernetesPlugin: { cluster: 'prod' } },
      { kubernetes: { direct: false } },
    ],
    ['of an account', { arn: ARN }, account('us-east-1', 'eu-west-1')],
    [
      'of an organization, which alone can tell',
      { arn: ARN },
      organization({ regions: ['eu-west-1'] }),
    ],
  ])('says nothing of a cluster that is read: %s', (_, cluster, irsa) => {
    expect(whyOf(cluster, irsa)).toBeUndefined();
  });

  it.each<[string, JsonObject, JsonObject, RegExp, JsonObject]>([
    [
      'with a name alone',
      {},
      account('eu-west-1'),
      /the cluster prod, .* neither kubeconfig nor kubernetesPlugin, nor the arn/,
      { clusters: [{ name: 'prod', kubernetesPlugin: { cluster: 'prod' } }] },
    ],
    [
      'that is not EKS',
      { issuer: 'https://oidc.example.com/prod' },
      account('eu-west-1'),
      /neither kubeconfig nor kubernetesPlugin, nor the arn/,
      {
        clusters: [
          {
            name: 'prod',
            issuer: 'https://oidc.example.com/prod',
            kubernetesPlugin: { cluster: 'prod' },
          },
        ],
      },
    ],
    [
      'where nothing is read directly',
      { arn: ARN },
      { ...account('eu-west-1'), kubernetes: { direct: false } },
      /irsa\.kubernetes\.direct is false/,
      {
        clusters: [
          { name: 'prod', arn: ARN, kubernetesPlugin: { cluster: 'prod' } },
        ],
      },
    ],
    [
      'in an account that is not configured',
      { arn: ARN },
      { accounts: [{ accountId: '777788889999', regions: ['eu-west-1'] }] },
      /does not have its account, 111122223333/,
      account('eu-west-1'),
    ],
    [
      'in a region that is not configured',
      { arn: ARN },
      account('us-east-1'),
      /has its account, 111122223333, without the region eu-west-1/,
      account('us-east-1', 'eu-west-1'),
    ],
    [
      'in an account that the organization leaves out',
      { arn: ARN },
      organization({ regions: ['eu-west-1'], exclude: ['111122223333'] }),
      /exclude leaves out its account, 111122223333/,
      account('eu-west-1'),
    ],
    [
      'in a region where no account of the organization is read',
      { arn: ARN },
      organization({ regions: ['us-east-1'] }),
      /irsa\.organization\.regions does not have its region, eu-west-1/,
      account('eu-west-1'),
    ],
  ])(
    'says what to add for a cluster %s, after which it is read',
    (_, cluster, irsa, why, added) => {
      const problem = whyOf(cluster, irsa);
      expect(problem?.message).toMatch(why);
      expect(parse(problem?.paste ?? '')).toEqual({ irsa: added });

      const config = read({
        clusters: [{ name: 'prod', ...cluster }],
        ...irsa,
        ...added,
      });
      expect(whyUnread(config.clusters[0], config)).toBeUndefined();
    },
  );
});
