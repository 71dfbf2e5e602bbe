import { InputError } from '@backstage/errors';
import { DEFAULT_ANNOTATION_PREFIX } from '../annotations';
import { parseArn } from '../arn';
import {
  evaluateGuardRails,
  expandPlaceholders,
  GuardRailMessage,
  GuardRails,
  guardRailsFor,
  identityRoleName,
} from '../guardrails';
import { inOrder } from '../guardrails/evaluateGuardRails';
import {
  lintTrustPolicy,
  trustScope,
  TrustScope,
  TrustSubject,
} from '../trust';
import { identityTags } from './identityTags';
import { plannedPermissions } from './plannedPermissions';
import { plannedTrust } from './plannedTrust';
import { isPattern, requestProblems } from './requestProblems';
import {
  IdentityPlan,
  IdentityPlanOptions,
  IdentityRequest,
  PlannedManifest,
  PlannedRole,
} from './types';

/**
 * Plans the AWS identity of a service: a role that trusts one service account, its permissions, the manifest, and what guard rails and the linter
 * say. Nothing is read or written, and the same request always gives the same plan.
 *
 * @remarks What guard rails refuse is in the plan, so that a form can show it; whoever writes has to look at `allowed`.
 *
 * @throws InputError that names everything in the request that cannot be used.
 * @throws TrustPolicyTooLargeError when the trust policy does not fit.
 *
 * @public
 */
export function planIdentity(
  request: IdentityRequest,
  options: IdentityPlanOptions,
): IdentityPlan {
  orThrow(requestProblems(request));
  const { namespace, serviceAccount, mechanism, clusters } = request;
  const home = parseArn(clusters[0].arn ?? '');
  const place = {
    partition: home?.partition ?? 'aws',
    account: request.account ?? home?.account ?? '',
    regions: [
      ...new Set(
        clusters.flatMap(({ arn = '' }) => parseArn(arn)?.region ?? []),
      ),
    ],
  };
  const serviceAccounts = clusters.map(cluster => ({
    cluster: cluster.name,
    namespace,
    name: serviceAccount,
  }));
  const { tags, problems } = identityTags(request, serviceAccounts);
  const permissions = plannedPermissions(request, options.accessPacks, place);
  orThrow([...permissions.problems, ...problems]);

  const providers =
    mechanism === 'irsa'
      ? clusters.map(
          ({ issuer = '' }) =>
            `arn:${place.partition}:iam::${
              place.account
            }:oidc-provider/${issuer.replace(/^https:\/\/|\/+$/g, '')}`,
        )
      : [];
  const trust = plannedTrust(request, providers, options.sizeQuota);
  const rails = clusters.map(cluster =>
    guardRailsFor(options.guardRails, { cluster: cluster.name, namespace }),
  );
  const values = { ...place, cluster: clusters[0].name, namespace };
  const { path, ...naming } = namingOf(rails[0], values, serviceAccount);
  const role: PlannedRole = {
    arn: `arn:${place.partition}:iam::${place.account}:role${path}${naming.name}`,
    partition: place.partition,
    account: place.account,
    path,
    ...naming,
    tags,
    trustPolicy: trust.policy,
    managedPolicies: [...new Set(request.managedPolicies ?? [])],
    ...(permissions.policy && { permissionsPolicy: permissions.policy }),
  };
  const messages = inOrder(
    rails.flatMap((each, index) =>
      each
        ? judge(each, role, request, options)
        : [noGuardRails(serviceAccounts[index])],
    ),
  );
  return {
    mechanism,
    serviceAccounts,
    role,
    regions: place.regions,
    trustCharacters: trust.characters,
    manifests: isPattern(serviceAccount) ? [] : manifestsOf(request, role.arn),
    associations:
      mechanism === 'irsa'
        ? []
        : clusters.map(({ name, arn = '' }) => ({
            cluster: name,
            clusterArn: arn,
            namespace,
            serviceAccount,
            roleArn: role.arn,
          })),
    guardRails: messages,
    allowed: messages.every(({ outcome }) => outcome !== 'not-allowed'),
    lint: lintTrustPolicy(role.trustPolicy, {
      roleArn: role.arn,
      sizeQuota: options.sizeQuota,
    }),
    othersGain: othersOf(request, role),
    needs: needsOf(request, role, providers),
  };
}

function orThrow(problems: readonly string[]): void {
  if (problems.length > 0) {
    throw new InputError(
      `The identity cannot be planned: ${problems.join('; ')}.`,
    );
  }
}

function namingOf(
  rails: GuardRails | undefined,
  values: Parameters<typeof expandPlaceholders>[1],
  serviceAccount: string,
): Pick<PlannedRole, 'name' | 'path' | 'permissionsBoundary'> {
  const parts = { ...values, serviceAccount };
  if (!rails) {
    return { path: '/', name: identityRoleName('{hash}', parts) };
  }
  return {
    path: rails.path ? expandPlaceholders(rails.path, values) : '/',
    name: identityRoleName(rails.roleName, parts),
    ...(rails.permissionsBoundary && {
      permissionsBoundary: expandPlaceholders(
        rails.permissionsBoundary,
        values,
      ),
    }),
  };
}

/** Each cluster's own guard rails judge the role, and all of them have to let it pass. */
function judge(
  rails: GuardRails,
  role: PlannedRole,
  request: IdentityRequest,
  { now, purpose, rolesInNamespace }: IdentityPlanOptions,
): GuardRailMessage[] {
  const values = {
    partition: role.partition,
    account: role.account,
    cluster: request.clusters[0].name,
    namespace: request.namespace,
  };
  return evaluateGuardRails(rails, {
    ...role,
    expected: {
      name: identityRoleName(rails.roleName, {
        ...values,
        serviceAccount: request.serviceAccount,
      }),
      ...(rails.path && { path: expandPlaceholders(rails.path, values) }),
    },
    wildcard: request.wildcard,
    now,
    purpose,
    rolesInNamespace,
  });
}

function noGuardRails({
  cluster,
  namespace,
}: {
  cluster: string;
  namespace: string;
}): GuardRailMessage {
  return {
    rule: 'guard-rails',
    outcome: 'not-allowed',
    message: `No guard rails are about namespace ${namespace} of cluster ${cluster}, so that nothing is allowed there.`,
    remedy: `Use another cluster or namespace, or have an entry added to irsa.scaffolder.guardRails.`,
  };
}

/** Whom the policy admits beside the service accounts it is for, as the trust engine reads the policy itself. */
function othersOf(
  { namespace, serviceAccount }: IdentityRequest,
  role: PlannedRole,
): TrustScope {
  const scope = trustScope(role.trustPolicy, { roleArn: role.arn });
  const isOther = (subject: TrustSubject) =>
    subject.namespace !== namespace ||
    subject.name !== serviceAccount ||
    isPattern(subject.name);
  const providers = scope.providers
    .map(entry => ({ ...entry, subjects: entry.subjects.filter(isOther) }))
    .filter(({ subjects }) => subjects.length > 0);
  const podIdentity = scope.podIdentity
    .map(entry => ({ ...entry, subjects: entry.subjects.filter(isOther) }))
    .filter(({ subjects }) => subjects.length > 0);
  const isNobody = providers.length === 0 && podIdentity.length === 0;
  return {
    ...scope,
    class: isNobody && scope.class !== 'unknown' ? 'none' : scope.class,
    providers,
    podIdentity,
  };
}

function manifestsOf(
  { clusters, namespace, serviceAccount, mechanism, audience }: IdentityRequest,
  roleArn: string,
): PlannedManifest[] {
  const metadata = { name: serviceAccount, namespace };
  const prefixes = new Map<string, string[]>();
  for (const { name, annotationPrefix } of clusters) {
    const prefix =
      mechanism === 'irsa' ? annotationPrefix ?? DEFAULT_ANNOTATION_PREFIX : '';
    prefixes.set(prefix, [...(prefixes.get(prefix) ?? []), name]);
  }
  return [...prefixes].map(([prefix, names]) => ({
    clusters: names,
    object: {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata:
        mechanism === 'irsa'
          ? {
              ...metadata,
              annotations: {
                [`${prefix}/role-arn`]: roleArn,
                ...(audience && { [`${prefix}/audience`]: audience }),
              },
            }
          : metadata,
    },
  }));
}

function needsOf(
  { mechanism, clusters, audience = 'sts.amazonaws.com' }: IdentityRequest,
  role: PlannedRole,
  providers: readonly string[],
): string[] {
  return mechanism === 'irsa'
    ? providers.map(
        provider =>
          `Account ${role.account} has the OIDC provider ${provider} with the audience ${audience}.`,
      )
    : clusters.map(
        ({ name }) =>
          `Cluster ${name} has the EKS Pod Identity Agent, which runs on Linux nodes of EC2.`,
      );
}
