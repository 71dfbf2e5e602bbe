import {
  DEFAULT_ACCESS_PACKS,
  IdentityRequest,
  PlanCluster,
  planIdentity,
} from '../../plan';
import { DEFAULT_GUARD_RAILS } from '../../guardrails';
import { compareTrust } from '../../trust';
import { readIdentityFiles } from '../__testUtils__/readIdentityFiles';
import { IdentityForm } from './types';
import { identityForms, writePlannedIdentity } from './writeIdentity';

const ACCOUNT = '111122223333';
const CLUSTERS: PlanCluster[] = ['prod', 'test'].map(name => ({
  name: `${name}-euw1`,
  arn: `arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/${name}`,
  issuer: `https://${name}.example.com/id`,
}));

function planOf(change: Partial<IdentityRequest>) {
  const request: IdentityRequest = {
    clusters: CLUSTERS,
    namespace: 'payments',
    serviceAccount: 'refund-worker',
    mechanism: 'irsa',
    accessPacks: [
      { pack: 'read-bucket', parameters: { bucket: 'payments-refunds' } },
    ],
    ...change,
  };
  const plan = planIdentity(request, {
    guardRails: [
      {
        ...DEFAULT_GUARD_RAILS,
        name: 'all',
        wildcardSubjects: 'with-reason-and-expiry',
        permissionsBoundary: 'arn:{partition}:iam::{account}:policy/boundary',
        path: '/backstage/{namespace}/',
      },
    ],
    accessPacks: DEFAULT_ACCESS_PACKS,
    now: '2026-11-24T12:00:00Z',
    purpose: 'plan',
  });
  return { plan, clusters: request.clusters };
}

describe('writePlannedIdentity', () => {
  it.each<[string, Partial<IdentityRequest>, IdentityForm[]]>([
    ['IRSA in two clusters', {}, ['eksctl']],
    ['IRSA in one', { clusters: CLUSTERS.slice(0, 1) }, ['eksctl']],
    [
      'Pod Identity',
      { mechanism: 'pod-identity' },
      ['eksctl', 'terraform-module-v5'],
    ],
    [
      'a pattern of names',
      {
        serviceAccount: 'job-*',
        wildcard: {
          reason: 'Names are made anew.',
          expiresAt: '2026-12-01T00:00:00Z',
        },
      },
      ['eksctl', 'terraform-module-v5'],
    ],
  ])('writes what was planned: %s', async (_, change, without) => {
    const { plan, clusters } = planOf(change);
    for (const form of identityForms) {
      if (without.includes(form)) {
        expect(() => writePlannedIdentity(plan, clusters, form)).toThrow(
          /another form|use terraform/,
        );
      } else {
        const read = await readIdentityFiles(
          writePlannedIdentity(plan, clusters, form),
          form,
        );
        expect(compareTrust(plan.role.trustPolicy, read.trustPolicy)).toEqual(
          compareTrust(plan.role.trustPolicy, plan.role.trustPolicy),
        );
        expect({ form, ...read }).toMatchObject({
          form,
          name: plan.role.name,
          path: plan.role.path,
          boundary: plan.role.permissionsBoundary,
          tags: plan.role.tags,
          inlinePolicies: [
            { name: 'permissions', document: plan.role.permissionsPolicy },
          ],
          associations: plan.associations.map(
            ({ clusterArn, namespace, serviceAccount }) =>
              `${clusterArn.split('/')[1]}/${namespace}/${serviceAccount}`,
          ),
          serviceAccounts: plan.manifests.map(({ object }) => object),
        });
      }
    }
  });

  it('writes a manifest for each prefix of annotations', () => {
    const { plan, clusters } = planOf({
      clusters: [
        CLUSTERS[0],
        { ...CLUSTERS[1], annotationPrefix: 'irsa.example.com' },
      ],
    });
    const paths = writePlannedIdentity(plan, clusters, 'terraform').map(
      ({ path }) => path.replace(plan.role.name, 'role'),
    );
    expect(paths).toEqual([
      'role.tf',
      'role.prod-euw1.service-account.yaml',
      'role.test-euw1.service-account.yaml',
    ]);
  });
});
