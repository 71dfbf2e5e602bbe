import { Entity } from '@backstage/catalog-model';
import {
  CompleteMark,
  RecordKind,
  ServiceAccountRef,
  SnapshotRecord,
} from '../../model';
import { buildEstate } from '../../resolve/estate';
import {
  ACCOUNT,
  CLUSTER,
  EstateParts,
  parts,
} from '../../resolve/__testUtils__/anEstate';
import {
  DEFAULT_ANNOTATION_PREFIX,
  IRSA_SERVICE_ACCOUNTS_ANNOTATION,
} from '../../annotations';
import { ResolvedEstate } from '../../resolve/resolveEstate';
import { resolveAll } from '../../resolve/__testUtils__/resolveAll';
import { EstateCheckContext } from '../subjects/EstateCheckContext';
import { createCheckContext } from '../subjects/createCheckContext';

export const NOW = '2026-06-01T00:00:00Z';

const ACCOUNT_KINDS: readonly RecordKind[] = [
  'account',
  'role',
  'oidc-provider',
  'managed-policy',
];
const CLUSTER_KINDS: readonly RecordKind[] = [
  'cluster',
  'pod-identity-association',
  'addon',
  'node-role',
  'namespace',
  'node',
  'mutating-webhook',
  'webhook-role',
  'access-grant',
  'service-account',
  'workload',
  'pod',
];

/** What a test changes: the parts of one account with one cluster, further records, and what the catalog says. */
export interface CheckParts extends EstateParts {
  /** Records beside those of the parts, of any kind, account or cluster. */
  records: SnapshotRecord[];
  entities: TestComponent[];
}

/** A component of the catalog. */
export interface TestComponent {
  readonly name: string;
  readonly owner?: string;
  readonly lifecycle?: string;
  readonly declaredRole?: string;
  readonly serviceAccounts: readonly ServiceAccountRef[];
}

function entityOf(component: TestComponent): Entity {
  const { name, owner, lifecycle, declaredRole, serviceAccounts } = component;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: {
        [IRSA_SERVICE_ACCOUNTS_ANNOTATION]: serviceAccounts
          .map(ref => `${ref.cluster}/${ref.namespace}/${ref.name}`)
          .join(', '),
        ...(declaredRole ? { 'amazon.com/iam-role-arn': declaredRole } : {}),
      },
    },
    spec: {
      ...(owner ? { owner } : {}),
      ...(lifecycle ? { lifecycle } : {}),
    },
  };
}

/** Marks that everything of an account was read. */
export function wholeAccount(of: string): CompleteMark[] {
  return ACCOUNT_KINDS.map(kind => ({ kind, of }));
}

/** Marks that everything of a cluster was read. */
export function wholeCluster(of: string): CompleteMark[] {
  return CLUSTER_KINDS.map(kind => ({ kind, of }));
}

/** The webhook of EKS as a healthy cluster has it. */
export const THE_WEBHOOK: SnapshotRecord = {
  kind: 'mutating-webhook',
  value: {
    cluster: CLUSTER,
    configuration: 'pod-identity-webhook',
    name: 'iam-for-pods.amazonaws.com',
    failurePolicy: 'Ignore',
    reinvocationPolicy: 'IfNeeded',
    hasCaBundle: true,
    url: 'https://127.0.0.1:23443/mutate',
  },
};

/** An estate in which one component works, and of which everything was read. */
export function checkParts(): CheckParts {
  return {
    ...parts(),
    complete: [...wholeAccount(ACCOUNT), ...wholeCluster(CLUSTER)],
    records: [THE_WEBHOOK],
    entities: [
      {
        name: 'payments-api',
        owner: 'group:default/payments',
        lifecycle: 'production',
        serviceAccounts: [
          { cluster: CLUSTER, namespace: 'payments', name: 'payments-api' },
        ],
      },
    ],
  };
}

/** What checks are given for the parts. */
export function contextOf(p: CheckParts): EstateCheckContext {
  return createCheckContext({ resolved: resolvedOf(p), now: NOW });
}

/** What follows from the parts. */
export function resolvedOf(p: CheckParts): ResolvedEstate {
  const one = <K extends SnapshotRecord['kind']>(
    kind: K,
    values: readonly Extract<SnapshotRecord, { kind: K }>['value'][],
  ) => values.map(value => ({ kind, value } as SnapshotRecord));
  const estate = buildEstate(
    [
      {
        sourceId: 'test:all',
        complete: p.complete,
        records: [
          ...one('role', p.roles),
          ...one('oidc-provider', p.providers),
          ...one('cluster', [p.cluster]),
          ...one(
            'namespace',
            p.namespaces.map(name => ({ cluster: CLUSTER, name })),
          ),
          ...one('service-account', p.serviceAccounts),
          ...one('pod-identity-association', p.associations),
          ...one('addon', p.addons),
          ...one('workload', p.workloads),
          ...one('pod', p.pods),
          ...p.records,
        ],
      },
    ],
    DEFAULT_ANNOTATION_PREFIX,
  );
  return resolveAll(estate, p.entities.map(entityOf));
}

/** The same estate with everything that a source may leave out, so that nothing about it is unknown. */
export function wholeParts(): CheckParts {
  const p = checkParts();
  return {
    ...p,
    cluster: { ...p.cluster, version: '1.33', platformVersion: 'eks.9' },
    roles: p.roles.map(role => ({
      ...role,
      attachedPolicies: [],
      inlinePolicies: [
        {
          name: 'queue',
          document: JSON.stringify({
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: 'sqs:SendMessage',
                Resource: `arn:aws:sqs:eu-west-1:${ACCOUNT}:payments`,
              },
            ],
          }),
        },
      ],
      tags: { ManagedBy: 'terraform' },
      createdAt: '2026-01-01T00:00:00Z',
      lastUsedAt: '2026-05-31T00:00:00Z',
      maxSessionDuration: 3600,
    })),
    pods: p.pods.map(pod => ({
      ...pod,
      containers: pod.containers.map(container => ({
        ...container,
        awsEnvironment: [
          ...container.awsEnvironment,
          { name: 'AWS_REGION', value: 'eu-west-1' },
        ],
      })),
    })),
  };
}
