const ACCOUNT = '111122223333';
const ISSUER =
  'oidc.eks.eu-west-1.amazonaws.com/id/7F3A9C0D1E2B4A5F6C7D8E9F0A1BC21E';
const PROVIDER = `arn:aws:iam::${ACCOUNT}:oidc-provider/${ISSUER}`;
const CLUSTER = `arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/prod-euw1`;
const AUDIENCE = { [`${ISSUER}:aud`]: 'sts.amazonaws.com' };
const SUBJECT = `${ISSUER}:sub`;

/** Names of the examples; their titles are in the translations. */
export const EXAMPLE_IDS = [
  'exact',
  'noCondition',
  'wholeNamespace',
  'namePattern',
  'crossesNamespaces',
  'severalNamespaces',
  'wildcardUnderEquals',
  'denied',
  'podIdentity',
  'twoMechanisms',
  'conditional',
  'refusedByAws',
] as const;

/** One of the examples. */
export type ExampleId = (typeof EXAMPLE_IDS)[number];

const web = (condition?: object) => ({
  Effect: 'Allow',
  Principal: { Federated: PROVIDER },
  Action: 'sts:AssumeRoleWithWebIdentity',
  ...(condition && { Condition: condition }),
});

const podIdentity = {
  Effect: 'Allow',
  Principal: { Service: 'pods.eks.amazonaws.com' },
  Action: ['sts:AssumeRole', 'sts:TagSession'],
  Condition: {
    StringEquals: {
      'aws:RequestTag/kubernetes-namespace': 'payments',
      'aws:RequestTag/kubernetes-service-account': 'payments-api',
    },
    ArnEquals: { 'aws:SourceArn': CLUSTER },
  },
};

const STATEMENTS: Record<ExampleId, object[]> = {
  exact: [
    web({
      StringEquals: {
        [SUBJECT]: 'system:serviceaccount:payments:payments-api',
        ...AUDIENCE,
      },
    }),
  ],
  noCondition: [web()],
  wholeNamespace: [
    web({
      StringLike: { [SUBJECT]: 'system:serviceaccount:payments:*' },
      StringEquals: AUDIENCE,
    }),
  ],
  namePattern: [
    web({
      StringLike: { [SUBJECT]: 'system:serviceaccount:payments:payments-*' },
      StringEquals: AUDIENCE,
    }),
  ],
  crossesNamespaces: [
    web({
      StringLike: { [SUBJECT]: 'system:serviceaccount:*:external-dns' },
      StringEquals: AUDIENCE,
    }),
  ],
  severalNamespaces: [
    web({
      StringLike: { [SUBJECT]: 'system:serviceaccount:payments*' },
      StringEquals: AUDIENCE,
    }),
  ],
  wildcardUnderEquals: [
    web({
      StringEquals: {
        [SUBJECT]: 'system:serviceaccount:payments:*',
        ...AUDIENCE,
      },
    }),
  ],
  denied: [
    web({
      StringLike: { [SUBJECT]: 'system:serviceaccount:payments:*' },
      StringEquals: AUDIENCE,
    }),
    {
      ...web({
        StringEquals: { [SUBJECT]: 'system:serviceaccount:payments:default' },
      }),
      Effect: 'Deny',
    },
  ],
  podIdentity: [podIdentity],
  twoMechanisms: [
    podIdentity,
    web({
      StringLike: { [SUBJECT]: 'system:serviceaccount:payments:*' },
      StringEquals: AUDIENCE,
    }),
  ],
  conditional: [
    web({
      StringEquals: {
        [SUBJECT]: 'system:serviceaccount:payments:payments-api',
        ...AUDIENCE,
      },
      IpAddress: { 'aws:SourceIp': '192.0.2.0/24' },
    }),
  ],
  refusedByAws: [
    {
      Effect: 'Allow',
      Principal: '*',
      Action: 'sts:AssumeRoleWithWebIdentity',
      Resource: '*',
    },
  ],
};

/** The text of an example, as somebody would paste it. */
export function exampleText(id: ExampleId): string {
  return JSON.stringify(
    { Version: '2012-10-17', Statement: STATEMENTS[id] },
    null,
    2,
  );
}
