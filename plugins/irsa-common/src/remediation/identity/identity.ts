import { DEFAULT_ANNOTATION_PREFIX } from '../../annotations';
import { parseArn } from '../../arn';
import {
  MinimalTrust,
  minimalTrust,
  TrustInputError,
  TrustPolicyTooLargeError,
  TrustServiceAccount,
} from '../../trust';
import {
  AssociationResource,
  EksClusterName,
  RoleResource,
} from '../resources/awsResource';
import { IdentityCluster, IdentityInputError, IdentitySpec } from './types';

/** An identity as all forms write it. */
export interface Identity {
  readonly roleArn: string;
  readonly role: RoleResource;
  /** The EKS clusters of the identity, as far as they are known. */
  readonly eksClusters: readonly EksClusterName[];
  /** For Pod Identity; none for IRSA. */
  readonly associations: readonly AssociationResource[];
  /** The service accounts; several manifests where they differ between clusters. */
  readonly manifests: readonly IdentityManifest[];
}

/** Service accounts as objects of Kubernetes. */
export interface IdentityManifest {
  /** What tells it from others; absent where it is the only one. */
  readonly name?: string;
  readonly objects: readonly object[];
}

/**
 * What {@link writeIdentity} may be told about the account.
 *
 * @public
 */
export interface IdentityOptions {
  /** Characters that a trust policy may have in this account; 2048 when not given. */
  readonly sizeQuota?: number;
}

/**
 * Reads an identity.
 *
 * @throws {@link IdentityInputError} with everything that is wrong with it.
 */
export function readIdentity(
  spec: IdentitySpec,
  { sizeQuota }: IdentityOptions = {},
): Identity {
  const { role, account, partition = 'aws' } = spec;
  const path = role.path ?? '/';
  const roleArn = `arn:${partition}:iam::${account}:role${path}${role.name}`;
  const problems = [
    ...accountProblems(account, partition),
    ...roleProblems(spec),
    ...clusterProblems(spec),
    ...audienceProblems(spec),
  ];
  const trust = problems.length === 0 ? trustOf(spec, sizeQuota) : undefined;
  if (!trust || 'problem' in trust) {
    throw new IdentityInputError(trust ? [trust.problem] : problems);
  }
  const roleResource: RoleResource = {
    kind: 'role',
    account,
    name: role.name,
    path,
    trustPolicy: trust.policy,
    description: role.description,
    permissionsBoundaryArn: role.permissionsBoundaryArn,
    maxSessionDuration: role.maxSessionDuration,
    managedPolicyArns: [...new Set(role.managedPolicyArns ?? [])],
    inlinePolicies: (role.inlinePolicies ?? []).map(({ name, statements }) => ({
      name,
      document: { Version: '2012-10-17', Statement: statements },
    })),
    tags: role.tags ?? {},
  };
  const serviceAccounts = distinctServiceAccounts(spec.serviceAccounts);
  const eksClusters = spec.clusters.flatMap(
    ({ arn }) => eksClusterOf(arn) ?? [],
  );
  return {
    roleArn,
    role: roleResource,
    eksClusters,
    associations:
      spec.mechanism === 'pod-identity'
        ? eksClusters.flatMap(cluster =>
            serviceAccounts.map(({ namespace, name }) => ({
              kind: 'association' as const,
              cluster,
              namespace,
              serviceAccount: name,
              roleArn,
              role: roleResource,
            })),
          )
        : [],
    manifests: [
      {
        objects: serviceAccounts.map(serviceAccount =>
          serviceAccountObject(serviceAccount, roleArn, spec),
        ),
      },
    ],
  };
}

/** A service account: annotated for IRSA, plain for Pod Identity, whose associations name it. */
function serviceAccountObject(
  { namespace, name }: TrustServiceAccount,
  roleArn: string,
  { mechanism, audience, annotationPrefix }: IdentitySpec,
): object {
  const prefix = annotationPrefix ?? DEFAULT_ANNOTATION_PREFIX;
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: {
      name,
      namespace,
      ...(mechanism === 'irsa' && {
        annotations: {
          [`${prefix}/role-arn`]: roleArn,
          ...(audience !== undefined &&
            audience !== 'sts.amazonaws.com' && {
              [`${prefix}/audience`]: audience,
            }),
        },
      }),
    },
  };
}

function trustOf(
  spec: IdentitySpec,
  sizeQuota: number | undefined,
): MinimalTrust | { readonly problem: string } {
  try {
    return minimalTrust(
      {
        mechanism: spec.mechanism,
        subjects: [...spec.serviceAccounts],
        providers: spec.clusters.flatMap(({ issuer }) =>
          issuer === undefined ? [] : [providerArn(spec, issuer)],
        ),
        clusters: spec.clusters.flatMap(({ arn }) => arn ?? []),
        audience: spec.audience,
      },
      { sizeQuota },
    );
  } catch (error) {
    if (
      error instanceof TrustInputError ||
      error instanceof TrustPolicyTooLargeError
    ) {
      return { problem: error.message };
    }
    throw error;
  }
}

/** IAM knows a provider by its issuer without `https://`, in the account of the role. */
function providerArn(
  { account, partition = 'aws' }: IdentitySpec,
  issuer: string,
): string {
  return `arn:${partition}:iam::${account}:oidc-provider/${withoutScheme(
    issuer,
  )}`;
}

function withoutScheme(issuer: string): string {
  return issuer.replace(/^https:\/\//, '');
}

/** An EKS cluster, from its ARN; nothing where that is none. */
export function eksClusterOf(
  arn: string | undefined,
): EksClusterName | undefined {
  const parts = arn === undefined ? undefined : parseArn(arn);
  const name =
    parts && /^cluster\/([0-9A-Za-z][\w-]{0,99})$/.exec(parts.resource);
  return parts?.service === 'eks' &&
    /^[a-z0-9-]+$/.test(parts.region) &&
    /^\d{12}$/.test(parts.account) &&
    name
    ? { name: name[1], region: parts.region }
    : undefined;
}

function distinctServiceAccounts(
  serviceAccounts: readonly TrustServiceAccount[],
): TrustServiceAccount[] {
  return [
    ...new Map(
      serviceAccounts.map(({ namespace, name }) => [
        `${namespace}/${name}`,
        { namespace, name },
      ]),
    ).values(),
  ];
}

function accountProblems(account: string, partition: string): string[] {
  return [
    ...(/^\d{12}$/.test(account)
      ? []
      : [
          `The account ${quoted(
            account,
          )} is not an account id; give its twelve digits.`,
        ]),
    ...(/^aws(-[a-z]+)*$/.test(partition)
      ? []
      : [
          `The partition ${quoted(
            partition,
          )} is none of AWS; give aws, aws-cn or aws-us-gov.`,
        ]),
  ];
}

const POLICY_ARN = /^arn:[a-z-]+:iam::(\d{12}|aws):policy\/[\w+=,.@/-]+$/;
/** Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_Tag.html */
const TAG_KEY = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u;
const TAG_VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;
/** Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
const DESCRIPTION = /^[\t\n\r\x20-\x7e\xa1-\xff]{0,1000}$/;

function roleProblems({ role }: IdentitySpec): string[] {
  const problems: string[] = [];
  const path = role.path ?? '/';
  if (!/^[\w+=,.@-]{1,64}$/.test(role.name)) {
    problems.push(
      `The role name ${quoted(
        role.name,
      )} is not one that IAM takes; use at most 64 letters, digits and characters of +=,.@-_.`,
    );
  } else if (!/^\/([\w+=,.@-]+\/)*$/.test(path) || path.length > 512) {
    problems.push(
      `The path ${quoted(
        path,
      )} is not the path of a role; it begins and ends with a slash, and has letters, digits and characters of +=,.@-_ between slashes.`,
    );
  }
  if (role.description !== undefined && !DESCRIPTION.test(role.description)) {
    problems.push(
      'The description has more than 1000 characters, or characters that IAM does not take; use those of Latin-1.',
    );
  }
  const { permissionsBoundaryArn, maxSessionDuration } = role;
  if (
    permissionsBoundaryArn !== undefined &&
    !POLICY_ARN.test(permissionsBoundaryArn)
  ) {
    problems.push(
      `The permissions boundary ${quoted(
        permissionsBoundaryArn,
      )} is not the ARN of a managed policy.`,
    );
  }
  if (
    maxSessionDuration !== undefined &&
    !(
      Number.isInteger(maxSessionDuration) &&
      maxSessionDuration >= 3_600 &&
      maxSessionDuration <= 43_200
    )
  ) {
    problems.push(
      `A longest session of ${maxSessionDuration} seconds is not possible; give 3600 to 43200.`,
    );
  }
  for (const policyArn of role.managedPolicyArns ?? []) {
    if (!POLICY_ARN.test(policyArn)) {
      problems.push(`${quoted(policyArn)} is not the ARN of a managed policy.`);
    }
  }
  return [...problems, ...inlineProblems(role), ...tagProblems(role)];
}

function inlineProblems({
  inlinePolicies = [],
}: IdentitySpec['role']): string[] {
  const names = inlinePolicies.map(({ name }) => name);
  return [
    ...names
      .filter(name => !/^[\w+=,.@-]{1,128}$/.test(name))
      .map(
        name =>
          `The policy name ${quoted(
            name,
          )} is not one that IAM takes; use at most 128 letters, digits and characters of +=,.@-_.`,
      ),
    ...names
      .filter((name, index) => names.indexOf(name) !== index)
      .map(
        name =>
          `Two inline policies are named ${quoted(
            name,
          )}; give each a name of its own.`,
      ),
    ...inlinePolicies
      .filter(({ statements }) => statements.length === 0)
      .map(
        ({ name }) =>
          `The inline policy ${quoted(
            name,
          )} has no statements; leave it out, or give it some.`,
      ),
  ];
}

function tagProblems({ tags = {} }: IdentitySpec['role']): string[] {
  const entries = Object.entries(tags);
  return [
    ...(entries.length > 50
      ? ['A role takes at most 50 tags; leave some out.']
      : []),
    ...entries
      .filter(
        ([key, value]) =>
          !TAG_KEY.test(key) ||
          !TAG_VALUE.test(value) ||
          key.toLowerCase().startsWith('aws:'),
      )
      .map(
        ([key, value]) =>
          `The tag ${quoted(key)} with the value ${quoted(
            value,
          )} is not one that IAM takes; use letters, digits, spaces and characters of _.:/=+-@, and no key that begins with aws:.`,
      ),
  ];
}

function clusterProblems({ clusters, mechanism }: IdentitySpec): string[] {
  if (clusters.length === 0) {
    return ['No cluster is given; name at least one.'];
  }
  return clusters.flatMap(cluster => [
    ...missingPart(cluster, mechanism),
    ...(cluster.arn !== undefined && !eksClusterOf(cluster.arn)
      ? [`${quoted(cluster.arn)} is not the ARN of an EKS cluster.`]
      : []),
    ...(cluster.issuer !== undefined && !isIssuer(cluster.issuer)
      ? [
          `${quoted(
            cluster.issuer,
          )} is not the issuer of a cluster; give the one that aws eks describe-cluster tells.`,
        ]
      : []),
  ]);
}

function missingPart(
  { arn, issuer }: IdentityCluster,
  mechanism: IdentitySpec['mechanism'],
): string[] {
  if (mechanism === 'irsa') {
    return issuer === undefined
      ? [
          `The issuer of the cluster ${quoted(
            arn ?? '',
          )} is not given, and IRSA needs it.`,
        ]
      : [];
  }
  return arn === undefined
    ? [
        `The ARN of the cluster with the issuer ${quoted(
          issuer ?? '',
        )} is not given, and Pod Identity needs it.`,
      ]
    : [];
}

function isIssuer(issuer: string): boolean {
  return /^(?=.{1,255}$)(https:\/\/)?[A-Za-z0-9][A-Za-z0-9.-]*(\/[\w.~%+@-]+)*\/?$/.test(
    issuer,
  );
}

function audienceProblems({
  audience,
  annotationPrefix,
  mechanism,
}: IdentitySpec): string[] {
  return [
    ...(audience !== undefined && !/^[\x21-\x7e]{1,255}$/.test(audience)
      ? [
          `The audience ${quoted(
            audience,
          )} is not one; use 1 to 255 printable ASCII characters without a space.`,
        ]
      : []),
    ...(mechanism === 'pod-identity' && audience !== undefined
      ? ['Pod Identity has no audience of its own; leave it out.']
      : []),
    ...(annotationPrefix !== undefined &&
    !/^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(
      annotationPrefix,
    )
      ? [
          `The annotation prefix ${quoted(
            annotationPrefix,
          )} is not a DNS subdomain; use lower-case letters, digits, dashes and dots.`,
        ]
      : []),
  ];
}

/** JSON's quoting shows white space and control characters, which are often what is wrong. */
function quoted(text: string): string {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}
