import { RoleArn } from '../arn';
import { ResolveContext, ServiceAccountInCluster } from './context';
import { webhookRole } from './namedRole';
import { HopFacts, JudgedHop, judgedHop, worksHop } from './lane';

/** Audience of the webhook's tokens unless the service account says otherwise. Source: amazon-eks-pod-identity-webhook, `main.go`. */
export const DEFAULT_AUDIENCE = 'sts.amazonaws.com';

/** The audience that the webhook asks for in a service account's tokens. */
export function audienceOf(
  subject: Pick<ServiceAccountInCluster, 'cluster' | 'ref' | 'serviceAccount'>,
): string {
  const { cluster, ref, serviceAccount } = subject;
  const prefix = cluster.annotationPrefix;
  const annotation = serviceAccount?.annotations[`${prefix}/audience`];
  // The webhook takes role and audience from the same place.
  const isAnnotated = Boolean(
    serviceAccount?.annotations[`${prefix}/role-arn`],
  );
  return (
    annotation ??
    (isAnnotated ? undefined : webhookRole(cluster, ref)?.audience) ??
    DEFAULT_AUDIENCE
  );
}

/** The cluster's issuer without `https://`, which is how IAM names it. */
export function issuerOf(subject: ServiceAccountInCluster): string | undefined {
  return subject.cluster.cluster?.issuer?.replace(/^https:\/\//, '');
}

/** ARN that the OIDC provider for an issuer has in a role's account. */
export function providerArnFor(role: RoleArn, issuer: string): string {
  return `arn:${role.partition}:iam::${role.account}:oidc-provider/${issuer}`;
}

/** `7F3A…C21E` of an issuer's id, to tell issuers apart at a glance. */
function shortIssuer(issuer: string): string {
  const id = issuer.slice(issuer.lastIndexOf('/') + 1);
  return id.length > 10 ? `${id.slice(0, 4)}…${id.slice(-4)}` : id;
}

/**
 * The third hop of IRSA: the role's account must hold an OIDC provider for the cluster's issuer, and the provider must list the token's
 * audience. STS refuses with InvalidIdentityToken otherwise, before it looks at the role.
 */
export function providerHop(
  context: ResolveContext,
  subject: ServiceAccountInCluster,
  role: RoleArn,
): JudgedHop {
  const { estate } = context;
  const { cluster } = subject;
  const issuer = issuerOf(subject);
  if (!issuer) {
    return judgedHop(
      {
        hop: 'provider',
        ref: '',
        name: cluster.name,
        sources: estate.sourcesOf(cluster.name),
      },
      {
        status: 'unknown',
        fact: 'The issuer of the cluster was not read',
        code: 'ISSUER_NOT_READ',
        detail: {
          cause: `The issuer of ${cluster.name} was not read, so the OIDC provider that its tokens need is not known.`,
          because: `the issuer of ${cluster.name} was not read`,
          evidence: [],
          settle:
            'The answer of eks:DescribeCluster, or the issuer in the configuration of a cluster that is not EKS.',
        },
      },
    );
  }

  const arn = providerArnFor(role, issuer);
  const facts: HopFacts = {
    hop: 'provider',
    ref: arn,
    name: `${cluster.name}, ${shortIssuer(issuer)}`,
    sources: [
      ...estate.sourcesOf(cluster.name),
      ...estate.sourcesOf(role.account),
    ],
  };
  const provider = estate.accounts.get(role.account)?.providers.get(arn);
  if (!provider) {
    return estate.isComplete('oidc-provider', role.account)
      ? judgedHop(facts, {
          status: 'broken',
          fact: `Not registered in account ${role.account}`,
          code: 'PROVIDER_MISSING',
          detail: {
            cause: `Account ${role.account}, where the role lives, has no OIDC provider for the issuer of ${cluster.name}. STS answers "No OpenIDConnect provider found in your account".`,
            because: `account ${role.account} has no OIDC provider for ${cluster.name}`,
            evidence: [
              { source: `Issuer of ${cluster.name}`, value: issuer },
              {
                source: `OIDC providers of account ${role.account}`,
                value: providersList(
                  estate.accounts.get(role.account)?.providers.keys(),
                ),
              },
            ],
          },
        })
      : judgedHop(facts, {
          status: 'unknown',
          fact: `OIDC providers of account ${role.account} were not read`,
          code: 'PROVIDERS_NOT_READ',
          detail: {
            cause: `The OIDC providers of account ${role.account} were not read, so whether one stands for ${cluster.name} cannot be judged.`,
            because: `the OIDC providers of account ${role.account} were not read`,
            evidence: [],
            settle: `iam:ListOpenIDConnectProviders and iam:GetOpenIDConnectProvider in account ${role.account}.`,
          },
        });
  }

  const audience = audienceOf(subject);
  if (!provider.clientIds.includes(audience)) {
    return judgedHop(facts, {
      status: 'broken',
      fact: `Does not list audience ${audience}`,
      code: 'AUDIENCE_NOT_REGISTERED',
      detail: {
        cause: `The OIDC provider for ${cluster.name} in account ${role.account} does not list the audience of the token. STS answers "Incorrect token audience".`,
        because: `the OIDC provider in account ${role.account} does not list audience ${audience}`,
        evidence: [
          {
            source: arn,
            path: 'ClientIDList',
            value: provider.clientIds.join(', ') || 'empty',
          },
        ],
        differences: [
          { label: "Pod's token says", value: audience },
          {
            label: 'Provider lists',
            value: provider.clientIds.join(', ') || 'nothing',
          },
        ],
      },
    });
  }
  return worksHop(facts, "Registered in the role's account, audience matches");
}

function providersList(arns: Iterable<string> | undefined): string {
  const all = [...(arns ?? [])];
  const shown = all.slice(0, 5).join(', ');
  if (all.length === 0) {
    return 'none';
  }
  return all.length > 5 ? `${shown} and ${all.length - 5} more` : shown;
}
