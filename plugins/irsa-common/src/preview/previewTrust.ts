import { parseRoleArn, RoleArn } from '../arn';
import { ServiceAccountRef } from '../model';
import {
  compareTrust,
  matchTrustScope,
  TrustMatch,
  TrustOptions,
  TrustScope,
  trustScope,
} from '../trust';
import { previewPatterns } from './previewPatterns';
import {
  PreviewCluster,
  PreviewServiceAccount,
  TrustPreview,
  TrustPreviewInput,
  TrustPreviewNames,
} from './types';

/** After how many service accounts the caller gets a chance to do something else. */
const STEP = 250;

const PROVIDER = ':oidc-provider/';

interface Scopes {
  readonly before: TrustScope;
  readonly after: TrustScope;
}

/** ARNs of the providers through which tokens of an issuer can come: that of the role's account, or those that the policies name. */
function providersOf(
  issuer: string,
  role: RoleArn | undefined,
  named: readonly string[],
): string[] {
  if (!role) {
    return [
      ...new Set(named.filter(each => each.split(PROVIDER)[1] === issuer)),
    ];
  }
  const own = `arn:${role.partition}:iam::${role.account}${PROVIDER}${issuer}`;
  return named.some(each => each === own || /[*?]/.test(each)) ? [own] : [];
}

/** The ways in which service accounts of one cluster ask for the role. */
class CallersOf {
  readonly #providers: readonly string[];
  readonly #clusterArn: string | undefined;
  readonly #associated: ReadonlySet<string>;

  constructor(
    cluster: PreviewCluster,
    private readonly scopes: Scopes,
    role: RoleArn | undefined,
  ) {
    const { issuer, arn, associations } = cluster;
    const entries = [scopes.before, scopes.after].flatMap(
      ({ providers }) => providers,
    );
    this.#providers =
      issuer === undefined
        ? []
        : providersOf(
            issuer,
            role,
            entries.map(({ provider }) => provider),
          );
    this.#associated = new Set(
      associations
        .filter(({ roleArn }) => roleArn === role?.arn)
        .map(each => `${each.namespace}/${each.serviceAccount}`),
    );
    this.#clusterArn = this.#associated.size > 0 ? arn : undefined;
  }

  /** Whether any service account of the cluster can be in one of the scopes. */
  get isConcerned(): boolean {
    return this.#providers.length > 0 || this.#clusterArn !== undefined;
  }

  /** What becomes of a service account; absent for one that neither policy admits. */
  change(
    serviceAccount: PreviewServiceAccount,
  ): keyof TrustPreviewNames | undefined {
    const was = this.#match(this.scopes.before, serviceAccount);
    const is = this.#match(this.scopes.after, serviceAccount);
    if (was === 'unknown' || is === 'unknown') {
      return 'unknown';
    }
    if (was === is) {
      return is === 'yes' ? 'unchanged' : undefined;
    }
    return is === 'yes' ? 'gained' : 'lost';
  }

  #match(
    scope: TrustScope,
    { namespace, name, audience }: PreviewServiceAccount,
  ): TrustMatch {
    const found = this.#providers.map(
      provider =>
        matchTrustScope(scope, { namespace, name, provider, audience }).matches,
    );
    if (
      this.#clusterArn !== undefined &&
      this.#associated.has(`${namespace}/${name}`)
    ) {
      const clusterArn = this.#clusterArn;
      found.push(
        matchTrustScope(scope, { namespace, name, clusterArn }).matches,
      );
    }
    if (found.includes('yes')) {
      return 'yes';
    }
    return found.includes('unknown') ? 'unknown' : 'no';
  }
}

/**
 * Who gains and who loses a role by a change of its trust policy: by name today, over all clusters, and as sets.
 *
 * A service account counts for Pod Identity where an association gives it this role.
 *
 * @public
 */
export function previewTrust(input: TrustPreviewInput): TrustPreview {
  const steps = previewTrustInSteps(input);
  let step = steps.next();
  while (!step.done) {
    step = steps.next();
  }
  return step.value;
}

/**
 * The same as {@link previewTrust}, in steps after each of which the caller can do something else.
 *
 * @public
 */
export function* previewTrustInSteps(
  input: TrustPreviewInput,
): Generator<void, TrustPreview> {
  const { clusters } = input;
  const parsed = parseRoleArn(input.roleArn ?? '');
  const role = 'role' in parsed ? parsed.role : undefined;
  const options = optionsOf(input);
  const scopes: Scopes = {
    before: trustScope(input.before, options),
    after: trustScope(input.after, options),
  };
  yield;
  const sets = compareTrust(input.before, input.after, options);
  const names: Record<keyof TrustPreviewNames, ServiceAccountRef[]> = {
    gained: [],
    lost: [],
    unchanged: [],
    unknown: [],
  };
  let done = 0;
  for (const cluster of clusters) {
    const callers = new CallersOf(cluster, scopes, role);
    if (callers.isConcerned) {
      for (const serviceAccount of cluster.serviceAccounts) {
        done += 1;
        if (done % STEP === 0) {
          yield;
        }
        const kind = callers.change(serviceAccount);
        if (kind) {
          const { namespace, name } = serviceAccount;
          names[kind].push({ cluster: cluster.name, namespace, name });
        }
      }
    }
  }
  return {
    ...names,
    appearing: previewPatterns(sets.gained, clusters),
    disappearing: previewPatterns(sets.lost, clusters),
    sets,
    classes: { before: scopes.before.class, after: scopes.after.class },
    clusters: {
      known: clusters.length,
      read: clusters.filter(({ notRead }) => notRead.length === 0).length,
    },
    notes: notesOf(scopes, clusters),
  };
}

function optionsOf(input: TrustPreviewInput): TrustOptions {
  const { roleArn, providers, sizeQuota } = input;
  return {
    ...(roleArn === undefined ? {} : { roleArn }),
    ...(providers === undefined
      ? {}
      : {
          providers: providers.map(({ arn, clientIds }) => ({
            arn,
            clientIds: [...clientIds],
          })),
        }),
    ...(sizeQuota === undefined ? {} : { sizeQuota }),
  };
}

function notesOf(
  { before, after }: Scopes,
  clusters: readonly PreviewCluster[],
): string[] {
  const issuers = new Set(clusters.flatMap(({ issuer }) => issuer ?? []));
  const unknown = new Set(
    [...before.providers, ...after.providers]
      .map(({ provider }) => provider)
      .filter(
        provider =>
          !/[*?]/.test(provider) && !issuers.has(provider.split(PROVIDER)[1]),
      ),
  );
  const without = (what: PreviewCluster['notRead'][number]) =>
    clusters
      .filter(({ notRead }) => notRead.includes(what))
      .map(({ name }) => name);
  const serviceAccounts = without('service-account');
  const associations = without('pod-identity-association');
  const usesPodIdentity =
    before.podIdentity.length + after.podIdentity.length > 0;
  return [
    ...[...unknown].map(
      provider =>
        `No cluster with the issuer of ${provider} is known, so its service accounts are not listed by name.`,
    ),
    ...(serviceAccounts.length > 0
      ? [
          `The service accounts of ${serviceAccounts.join(
            ', ',
          )} were not read whole, so names may be missing.`,
        ]
      : []),
    ...(usesPodIdentity && associations.length > 0
      ? [
          `The Pod Identity associations of ${associations.join(
            ', ',
          )} were not read whole, so names may be missing.`,
        ]
      : []),
    ...new Set(
      [
        // A role that does not exist yet has an empty policy before, and that is no problem.
        ...(before.class === 'unknown' ? before.problems : []),
        ...after.problems,
      ].map(({ message }) => message),
    ),
  ];
}
