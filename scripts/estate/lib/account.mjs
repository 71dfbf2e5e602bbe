import { AUDIENCE } from './estate.mjs';

const VERSION = '2012-10-17';
const POLICIES = 40;

const documentOf = (...statements) => ({
  Version: VERSION,
  Statement: statements,
});

/** The trust policy of the role of a service account. */
function trustOf(cluster, { way, team, name, width, at }) {
  if (way === 'pod-identity') {
    return documentOf({
      Effect: 'Allow',
      Principal: { Service: 'pods.eks.amazonaws.com' },
      Action: ['sts:AssumeRole', 'sts:TagSession'],
      Condition: {
        StringEquals: {
          'aws:RequestTag/eks-cluster-arn': cluster.arn,
          'aws:RequestTag/kubernetes-namespace': team,
          'aws:RequestTag/kubernetes-service-account': name,
        },
      },
    });
  }
  const subject = (namespace, of) => `system:serviceaccount:${namespace}:${of}`;
  const webIdentity = (operator, value, hasAudience = true) => {
    const conditions = [
      ...(hasAudience
        ? [['StringEquals', `${cluster.issuer}:aud`, AUDIENCE]]
        : []),
      ...(value ? [[operator, `${cluster.issuer}:sub`, value]] : []),
    ];
    const Condition = {};
    for (const [by, key, text] of conditions) {
      Condition[by] = { ...Condition[by], [key]: text };
    }
    return documentOf({
      Effect: 'Allow',
      Principal: { Federated: cluster.provider },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition,
    });
  };
  switch (width) {
    case 'no-audience':
      return webIdentity('StringEquals', subject(team, name), false);
    case 'name-prefix':
      return webIdentity('StringLike', subject(team, `${name}*`));
    case 'namespace':
      return webIdentity('StringLike', subject(team, '*'));
    case 'other-subject':
      return webIdentity('StringEquals', subject(`${team}s`, name));
    case 'no-subject':
      return webIdentity('StringEquals');
    case 'two-subjects':
      return webIdentity('StringEquals', [
        subject(team, name),
        subject(team, `app-${at}`),
      ]);
    default:
      return webIdentity('StringEquals', subject(team, name));
  }
}

const trustsService = service =>
  documentOf({
    Effect: 'Allow',
    Principal: { Service: service },
    Action: 'sts:AssumeRole',
  });

const allows = (Action, Resource) => ({ Effect: 'Allow', Action, Resource });

/** Answers about one account, as the AWS CLI prints them. */
export class GeneratedAccount {
  #estate;
  #number;

  constructor(estate, number) {
    this.#estate = estate;
    this.#number = number;
    this.id = estate.accountId(number);
  }

  /** `RoleDetailList` of `aws iam get-account-authorization-details`, role by role. */
  *roleDetails() {
    const total = this.#estate.rolesOf(this.#number);
    let count = 0;
    for (const number of this.#estate.clustersOf(this.#number)) {
      const cluster = this.#estate.cluster(number);
      count += 1;
      yield this.#roleDetail(
        `${cluster.name}-nodes`,
        trustsService('ec2.amazonaws.com'),
        'team-1',
      );
      for (const serviceAccount of this.#estate.serviceAccounts(cluster)) {
        if (serviceAccount.hasRole) {
          count += 1;
          yield this.#roleDetail(
            serviceAccount.roleName,
            trustOf(cluster, serviceAccount),
            serviceAccount.team,
          );
        }
      }
    }
    for (; count < total; count++) {
      yield this.#roleDetail(
        `function-${count}`,
        trustsService('lambda.amazonaws.com'),
        'team-1',
      );
    }
  }

  #roleDetail(name, trust, team) {
    const { chance } = this.#estate;
    const arn = `arn:aws:iam::${this.id}:role/${name}`;
    const policy = `p-${chance.below(POLICIES, `policy ${arn}`)}`;
    const hasInline = chance.fraction(`inline ${arn}`) < 0.4;
    const isUsed = chance.fraction(`used ${arn}`) < 0.9;
    return {
      Path: '/',
      RoleName: name,
      RoleId: `AROA${chance.hexadecimal(17, `id ${arn}`).toUpperCase()}`,
      Arn: arn,
      CreateDate: chance.moment(2025, `created ${arn}`),
      AssumeRolePolicyDocument: trust,
      InstanceProfileList: [],
      RolePolicyList: hasInline
        ? [
            {
              PolicyName: 'own',
              PolicyDocument: documentOf(
                allows(
                  ['s3:GetObject', 's3:PutObject', 's3:ListBucket'],
                  [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`],
                ),
                ...(chance.fraction(`wide ${arn}`) < 0.2
                  ? [allows('sqs:*', '*')]
                  : []),
              ),
            },
          ]
        : [],
      AttachedManagedPolicies: [
        {
          PolicyName: policy,
          PolicyArn: `arn:aws:iam::${this.id}:policy/${policy}`,
        },
      ],
      Tags: [
        { Key: 'ManagedBy', Value: 'terraform' },
        { Key: 'Team', Value: team },
      ],
      RoleLastUsed: isUsed
        ? {
            LastUsedDate: chance.moment(2026, `last used ${arn}`),
            Region: 'eu-west-1',
          }
        : {},
    };
  }

  /** `Policies` of the same answer. */
  policies() {
    return Array.from({ length: POLICIES }, (_, number) => {
      const name = `p-${number}`;
      return {
        PolicyName: name,
        PolicyId: `ANPA${this.#estate.chance
          .hexadecimal(17, `policy ${this.id} ${name}`)
          .toUpperCase()}`,
        Arn: `arn:aws:iam::${this.id}:policy/${name}`,
        Path: '/',
        DefaultVersionId: 'v1',
        AttachmentCount: 1,
        PermissionsBoundaryUsageCount: 0,
        IsAttachable: true,
        CreateDate: '2025-01-01T00:00:00Z',
        UpdateDate: '2025-01-01T00:00:00Z',
        PolicyVersionList: [
          {
            Document: documentOf(
              number === 0
                ? allows('*', '*')
                : allows(
                    ['dynamodb:GetItem', 'dynamodb:Query', 'kms:Decrypt'],
                    `arn:aws:dynamodb:eu-west-1:${this.id}:table/t-${number}`,
                  ),
            ),
            VersionId: 'v1',
            IsDefaultVersion: true,
            CreateDate: '2025-01-01T00:00:00Z',
          },
        ],
      };
    });
  }

  /** The answer of `aws iam get-account-summary`. */
  summary() {
    return {
      SummaryMap: {
        AssumeRolePolicySizeQuota: 2048,
        Providers: this.#estate.clustersOf(this.#number).length,
        Roles: this.#estate.rolesOf(this.#number),
        RolesQuota: 5000,
      },
    };
  }

  /** Answers of `aws iam get-open-id-connect-provider` by the name of the cluster. */
  providers() {
    return this.#estate.clustersOf(this.#number).map(number => {
      const { name, issuer } = this.#estate.cluster(number);
      return [
        name,
        {
          Url: issuer,
          ClientIDList: [AUDIENCE],
          ThumbprintList: ['9e99a48a9960b14926bb7f3b02e22da2b0ab7280'],
          CreateDate: '2025-01-01T00:00:00Z',
          Tags: [],
        },
      ];
    });
  }
}
