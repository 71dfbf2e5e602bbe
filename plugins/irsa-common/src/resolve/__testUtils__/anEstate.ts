import { Entity } from '@backstage/catalog-model';
import { DEFAULT_ANNOTATION_PREFIX } from '../../annotations';
import {
  AddonRecord,
  ClusterRecord,
  CompleteMark,
  OidcProviderRecord,
  PodIdentityAssociationRecord,
  PodRecord,
  RoleRecord,
  ServiceAccountRecord,
  SnapshotRecord,
  WorkloadRecord,
} from '../../model';
import { buildEstate, Estate } from '../estate';

export const ACCOUNT = '111122223333';
export const CLUSTER = 'prod-euw1';
export const ISSUER =
  'oidc.eks.eu-west-1.amazonaws.com/id/7F3A00000000000000000000000C21E0';
export const PROVIDER = `arn:aws:iam::${ACCOUNT}:oidc-provider/${ISSUER}`;
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/payments-api`;
export const ACCOUNT_SOURCE = `aws:${ACCOUNT}`;
export const CLUSTER_SOURCE = `kubernetes:${CLUSTER}`;

/** The records of a small estate in which one component works; tests change what they are about. */
export interface EstateParts {
  cluster: ClusterRecord;
  roles: RoleRecord[];
  providers: OidcProviderRecord[];
  associations: PodIdentityAssociationRecord[];
  addons: AddonRecord[];
  namespaces: string[];
  serviceAccounts: ServiceAccountRecord[];
  workloads: WorkloadRecord[];
  pods: PodRecord[];
  complete: CompleteMark[];
  /** Records of other kinds, by the cluster's source. */
  others?: SnapshotRecord[];
}

/** A trust policy for web identity with the given conditions. */
export function webIdentityTrust(
  condition?: Record<string, Record<string, string | string[]>>,
): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: PROVIDER },
        Action: 'sts:AssumeRoleWithWebIdentity',
        ...(condition ? { Condition: condition } : {}),
      },
    ],
  });
}

/** Conditions that name one subject and the usual audience. */
export function subjectCondition(
  subject: string,
  operator = 'StringEquals',
): Record<string, Record<string, string>> {
  return {
    [operator]: { [`${ISSUER}:sub`]: subject },
    ...(operator === 'StringEquals'
      ? {
          StringEquals: {
            [`${ISSUER}:sub`]: subject,
            [`${ISSUER}:aud`]: 'sts.amazonaws.com',
          },
        }
      : { StringEquals: { [`${ISSUER}:aud`]: 'sts.amazonaws.com' } }),
  };
}

export function aPod(change: Partial<PodRecord> = {}): PodRecord {
  return {
    cluster: CLUSTER,
    namespace: 'payments',
    name: 'payments-api-5d9f-x1',
    owner: { kind: 'ReplicaSet', name: 'payments-api-5d9f' },
    labels: { 'pod-template-hash': '5d9f' },
    annotations: {},
    serviceAccount: 'payments-api',
    phase: 'Running',
    containers: [
      {
        name: 'app',
        awsEnvironment: [
          { name: 'AWS_ROLE_ARN', value: ROLE },
          { name: 'AWS_WEB_IDENTITY_TOKEN_FILE', value: '/token' },
        ],
      },
    ],
    tokenAudiences: ['sts.amazonaws.com'],
    ...change,
  };
}

export function aWorkload(
  change: Partial<WorkloadRecord> = {},
): WorkloadRecord {
  return {
    cluster: CLUSTER,
    namespace: 'payments',
    kind: 'Deployment',
    name: 'payments-api',
    labels: { 'backstage.io/kubernetes-id': 'payments-api' },
    podLabels: {},
    podAnnotations: {},
    serviceAccount: 'payments-api',
    containers: [{ name: 'app', awsEnvironment: [] }],
    ...change,
  };
}

export function aServiceAccount(
  change: Partial<ServiceAccountRecord> = {},
): ServiceAccountRecord {
  return {
    cluster: CLUSTER,
    namespace: 'payments',
    name: 'payments-api',
    annotations: { 'eks.amazonaws.com/role-arn': ROLE },
    ...change,
  };
}

export function aRole(change: Partial<RoleRecord> = {}): RoleRecord {
  const arn = change.arn ?? ROLE;
  return {
    account: ACCOUNT,
    arn,
    name: arn.split('/').pop()!,
    trustPolicy: webIdentityTrust(
      subjectCondition('system:serviceaccount:payments:payments-api'),
    ),
    attachedPolicies: [`arn:aws:iam::${ACCOUNT}:policy/payments-queue`],
    inlinePolicies: [],
    ...change,
  };
}

export function anAssociation(
  change: Partial<PodIdentityAssociationRecord> = {},
): PodIdentityAssociationRecord {
  return {
    cluster: CLUSTER,
    associationId: 'a-1',
    namespace: 'payments',
    serviceAccount: 'payments-api',
    roleArn: ROLE,
    ...change,
  };
}

/** A component that Kubernetes objects are labelled with. */
export function aComponent(
  name = 'payments-api',
  annotations: Record<string, string> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: { 'backstage.io/kubernetes-id': name, ...annotations },
    },
  };
}

/** Parts of an estate in which payments-api works through IRSA. */
export function parts(): EstateParts {
  return {
    cluster: {
      cluster: CLUSTER,
      eksName: CLUSTER,
      arn: `arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/${CLUSTER}`,
      account: ACCOUNT,
      issuer: `https://${ISSUER}`,
    },
    roles: [aRole()],
    providers: [
      {
        account: ACCOUNT,
        arn: PROVIDER,
        url: ISSUER,
        clientIds: ['sts.amazonaws.com'],
      },
    ],
    associations: [],
    addons: [],
    namespaces: ['payments', 'default'],
    serviceAccounts: [aServiceAccount()],
    workloads: [aWorkload()],
    pods: [aPod()],
    complete: [
      { kind: 'role', of: ACCOUNT },
      { kind: 'oidc-provider', of: ACCOUNT },
      { kind: 'cluster', of: CLUSTER },
      { kind: 'pod-identity-association', of: CLUSTER },
      { kind: 'addon', of: CLUSTER },
      { kind: 'namespace', of: CLUSTER },
      { kind: 'service-account', of: CLUSTER },
      { kind: 'workload', of: CLUSTER },
      { kind: 'pod', of: CLUSTER },
    ],
  };
}

/** Leaves a kind out of what was read whole. */
export function notRead(
  estateParts: EstateParts,
  ...kinds: CompleteMark['kind'][]
): EstateParts {
  return {
    ...estateParts,
    complete: estateParts.complete.filter(mark => !kinds.includes(mark.kind)),
  };
}

/** Builds an estate of two sources, one of the account and one of the cluster. */
export function anEstate(estateParts: EstateParts = parts()): Estate {
  const all = <K extends SnapshotRecord['kind']>(
    kind: K,
    values: readonly Extract<SnapshotRecord, { kind: K }>['value'][],
  ) => values.map(value => ({ kind, value } as SnapshotRecord));
  return buildEstate(
    [
      {
        sourceId: ACCOUNT_SOURCE,
        complete: estateParts.complete.filter(mark => mark.of === ACCOUNT),
        records: [
          ...all('role', estateParts.roles),
          ...all('oidc-provider', estateParts.providers),
        ],
      },
      {
        sourceId: CLUSTER_SOURCE,
        complete: estateParts.complete.filter(mark => mark.of !== ACCOUNT),
        records: [
          ...all('cluster', [estateParts.cluster]),
          ...all(
            'namespace',
            estateParts.namespaces.map(name => ({ cluster: CLUSTER, name })),
          ),
          ...all('service-account', estateParts.serviceAccounts),
          ...all('pod-identity-association', estateParts.associations),
          ...all('addon', estateParts.addons),
          ...all('workload', estateParts.workloads),
          ...all('pod', estateParts.pods),
          ...(estateParts.others ?? []),
        ],
      },
    ],
    DEFAULT_ANNOTATION_PREFIX,
  );
}
