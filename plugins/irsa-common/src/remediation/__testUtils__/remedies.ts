import { Remedy } from '../../model';
import { minimalTrust } from '../../trust';

export const ACCOUNT = '111122223333';
export const ISSUER = 'oidc.eks.eu-west-1.amazonaws.com/id/ABC';
export const PROVIDER = `arn:aws:iam::${ACCOUNT}:oidc-provider/${ISSUER}`;
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/apps/payments-api`;
export const CLUSTER = `arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/prod`;
export const POLICY = `arn:aws:iam::${ACCOUNT}:policy/payments`;

const SUBJECTS = ['payments-api', 'payments-worker'].map(name => ({
  namespace: 'payments',
  name,
}));
const place = { cluster: 'prod-euw1', namespace: 'payments', name: 'api' };
const workload = { ...place, kind: 'Deployment' };
const association = {
  clusterArn: CLUSTER,
  namespace: 'payments',
  serviceAccount: 'api',
};

function setTrust(policy: object): Remedy {
  return {
    action: 'set-trust-policy',
    roleArn: ROLE,
    policy: JSON.stringify(policy),
  };
}

/** The other trust policies: what a module cannot say in the same words, or not at all. */
export const TRUST_POLICIES = {
  irsa: minimalTrust({
    mechanism: 'irsa',
    subjects: SUBJECTS,
    providers: [PROVIDER, `${PROVIDER}2`],
  }).policy,
  'a service account in each of two clusters': {
    Version: '2012-10-17',
    Statement: [PROVIDER, `${PROVIDER}2`].flatMap(
      (provider, index) =>
        minimalTrust({
          mechanism: 'irsa',
          subjects: [SUBJECTS[index]],
          providers: [provider],
        }).policy.Statement,
    ),
  },
  'another audience': minimalTrust({
    mechanism: 'irsa',
    subjects: SUBJECTS.slice(0, 1),
    providers: [PROVIDER],
    audience: 'on-prem.example.com',
  }).policy,
  'pod-identity': minimalTrust({
    mechanism: 'pod-identity',
    subjects: SUBJECTS,
    clusters: [CLUSTER],
  }).policy,
  'variables and quotes': {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'SoSaid',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
        Action: 'sts:AssumeRole',
        Condition: {
          StringLike: {
            'aws:userid': ['${aws:userid}', `it's "%{x}"`, 'a\\b'],
          },
        },
      },
    ],
  },
} as const;

/** A step for each action, and for what is special about some of them. */
export const REMEDIES: Readonly<Record<string, Remedy>> = {
  ...Object.fromEntries(
    Object.entries(TRUST_POLICIES).map(([name, policy]) => [
      `set-trust-policy: ${name}`,
      setTrust(policy),
    ]),
  ),
  'create-provider': {
    action: 'create-provider',
    account: ACCOUNT,
    providerArn: PROVIDER,
    audience: 'sts.amazonaws.com',
    cluster: 'prod-euw1',
  },
  'add-client-id': {
    action: 'add-client-id',
    providerArn: PROVIDER,
    clientId: 'on-prem.example.com',
  },
  'delete-provider': { action: 'delete-provider', providerArn: PROVIDER },
  'annotate-service-account': {
    action: 'annotate-service-account',
    ...place,
    key: 'eks.amazonaws.com/role-arn',
    value: ROLE,
  },
  'annotate-service-account: take off': {
    action: 'annotate-service-account',
    ...place,
    key: 'eks.amazonaws.com/role-arn',
  },
  'create-service-account': {
    action: 'create-service-account',
    ...place,
    name: 'new',
    annotations: { 'eks.amazonaws.com/role-arn': ROLE },
  },
  'restart-workload': { action: 'restart-workload', ...workload },
  'set-service-account': {
    action: 'set-service-account',
    ...workload,
    serviceAccount: 'api',
  },
  'remove-environment': {
    action: 'remove-environment',
    ...workload,
    container: 'app',
    names: ['AWS_ROLE_ARN', 'AWS_WEB_IDENTITY_TOKEN_FILE'],
  },
  'create-association': {
    action: 'create-association',
    ...association,
    roleArn: ROLE,
  },
  'delete-association': {
    action: 'delete-association',
    ...association,
    associationId: 'a-1234567890abcdefg',
  },
  'install-addon': {
    action: 'install-addon',
    clusterArn: CLUSTER,
    addon: 'eks-pod-identity-agent',
  },
  'attach-role-policy': {
    action: 'attach-role-policy',
    roleArn: ROLE,
    policyArn: POLICY,
  },
  'detach-role-policy': {
    action: 'detach-role-policy',
    roleArn: ROLE,
    policyArn: POLICY,
  },
  'set-permissions-boundary': {
    action: 'set-permissions-boundary',
    roleArn: ROLE,
    boundaryArn: POLICY,
  },
  'set-session-duration': {
    action: 'set-session-duration',
    roleArn: ROLE,
    seconds: 3_600,
  },
  'tag-role': { action: 'tag-role', roleArn: ROLE, keys: ['owner', 'team'] },
  explain: { action: 'explain', text: 'Then look.\nAnd look again.' },
};
