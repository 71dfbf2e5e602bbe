import { mockServices } from '@backstage/backend-test-utils';
import { readClusters } from './readClusters';

const read = (clusters?: object[]) =>
  readClusters(
    mockServices.rootConfig({ data: clusters ? { irsa: { clusters } } : {} }),
  );

describe('readClusters', () => {
  it('has none unless configured', () => {
    expect(read()).toEqual([]);
  });

  it('reads every key', () => {
    const arn = 'arn:aws-cn:eks:cn-north-1:111122223333:cluster/prod_1';
    expect(
      read([
        { name: 'prod', arn, kubernetesPlugin: { cluster: 'prod-plugin' } },
        {
          name: 'on-prem',
          issuer: 'https://oidc.example.com/on-prem/',
          annotationPrefix: 'irsa.example.com',
          webhookNamespace: 'pod-identity',
          kubeconfig: { path: './kubeconfig', context: 'on-prem' },
        },
      ]),
    ).toEqual([
      { name: 'prod', arn, kubernetesPlugin: { cluster: 'prod-plugin' } },
      {
        name: 'on-prem',
        issuer: 'https://oidc.example.com/on-prem',
        annotationPrefix: 'irsa.example.com',
        webhookNamespace: 'pod-identity',
        kubeconfig: { path: './kubeconfig', context: 'on-prem' },
      },
    ]);
  });

  it.each([
    [{}, 'irsa.clusters[0].name'],
    [{ name: 'a/b' }, 'irsa.clusters[0].name'],
    [{ name: 'a\nb' }, 'irsa.clusters[0].name'],
    [{ name: 'a', arn: 'arn:aws:iam::1:role/x' }, 'irsa.clusters[0].arn'],
    [{ name: 'a', issuer: 'http://x.example' }, 'irsa.clusters[0].issuer'],
    [{ name: 'a', issuer: 'oidc.example.com' }, 'irsa.clusters[0].issuer'],
    [{ name: 'a', annotationPrefix: 'a/b' }, 'annotationPrefix'],
    [{ name: 'a', webhookNamespace: '../x' }, 'webhookNamespace'],
    [{ name: 'a', kubeconfig: {} }, 'irsa.clusters[0].kubeconfig.path'],
    [
      { name: 'a', kubernetesPlugin: {} },
      'irsa.clusters[0].kubernetesPlugin.cluster',
    ],
    [
      {
        name: 'a',
        kubeconfig: { path: 'x' },
        kubernetesPlugin: { cluster: 'x' },
      },
      'both kubeconfig and kubernetesPlugin',
    ],
  ])('says what is wrong with %j', (cluster, words) => {
    expect(() => read([cluster])).toThrow(words);
  });

  it('refuses a name that two clusters have', () => {
    expect(() => read([{ name: 'a' }, { name: 'a' }])).toThrow(
      "irsa.clusters[1].name is 'a', which another entry has already",
    );
  });
});
