import { mockServices } from '@backstage/backend-test-utils';
import { parse } from 'yaml';
import { readClusters } from '../../config/readClusters';
import { whyNotJoined } from './whyNotJoined';

const kubeconfig = { path: './kubeconfig' };

describe('whyNotJoined', () => {
  it.each([
    { arn: 'arn:aws:eks:eu-west-1:111122223333:cluster/prod' },
    { issuer: 'https://oidc.example.com/prod' },
  ])('says nothing where %p joins the cluster', joins => {
    expect(
      whyNotJoined({ name: 'prod', kubeconfig, ...joins }),
    ).toBeUndefined();
  });

  it('says what to add where nothing does', () => {
    const problem = whyNotJoined({ name: 'prod', kubeconfig });
    expect(problem?.message).toContain(
      'The entry of prod in irsa.clusters has neither arn nor issuer',
    );
    const data = parse(problem?.paste ?? '');
    expect(readClusters(mockServices.rootConfig({ data }))).toEqual([
      { name: 'prod', kubeconfig, arn: expect.stringMatching(/^arn:aws:eks:/) },
    ]);
  });
});
