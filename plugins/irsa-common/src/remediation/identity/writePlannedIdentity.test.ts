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

const PLANS: Readonly<Record<string, Partial<IdentityRequest>>> = {
  'IRSA in two clusters': {},
  'IRSA in one': { clusters: CLUSTERS.slice(0, 1) },
  'Pod Identity': { mechanism: 'pod-identity' },
  'a pattern of names': {
    serviceAccount: 'job-*',
    wildcard: {
      reason: 'Names are made anew.',
      expiresAt: '2026-12-01T00:00:00Z',
    },
  },
};

/** Guard rails give roles a path, which eksctl does not know, and version 5 of the module writes exact subjects of IRSA only. */
const WITHOUT: [string, IdentityForm][] = [
  ...Object.keys(PLANS).map(name => [name, 'eksctl'] as [string, IdentityForm]),
  ['Pod Identity', 'terraform-module-v5'],
  ['a pattern of names', 'terraform-module-v5'],
];
const WITH = Object.keys(PLANS).flatMap(name =>
  identityForms
    .filter(
      form => !WITHOUT.some(([plan, other]) => plan === name && other === form),
    )
    .map(form => [name, form] as const),
);

describe('writePlannedIdentity', () => {
  it.each(WITHOUT)('says that it cannot: %s as %s', (name, form) => {
    const { plan, clusters } = planOf(PLANS[name]);
    expect(() => writePlannedIdentity(plan, clusters, form)).toThrow(
      /another form|use terraform/,
    );
  });

  it.each(WITH)('writes what was planned: %s as %s', async (name, form) => {
    const { plan, clusters } = planOf(PLANS[name]);
    const { role } = plan;
    const read = await readIdentityFiles(
      writePlannedIdentity(plan, clusters, form),
      form,
    );
    expect(compareTrust(role.trustPolicy, read.trustPolicy)).toEqual(
      compareTrust(role.trustPolicy, role.trustPolicy),
    );
    expect(read).toMatchObject({
      name: role.name,
      path: role.path,
      boundary: role.permissionsBoundary,
      tags: role.tags,
      inlinePolicies: [
        { name: 'permissions', document: role.permissionsPolicy },
      ],
      associations: plan.associations.map(
        ({ clusterArn, namespace, serviceAccount }) =>
          `${clusterArn.split('/')[1]}/${namespace}/${serviceAccount}`,
      ),
      serviceAccounts: plan.manifests.map(({ object }) => object),
    });
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
