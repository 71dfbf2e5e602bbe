import { parseRoleArn, RoleArn } from '../../arn';
import { PodIdentityAssociationRecord, RoleRecord } from '../../model';
import { PermissionsSummary } from '../../permissions';
import { EstateAccount } from '../../resolve/estate';
import { permissionsOfRole } from '../../resolve/permissionsOfRole';
import { podIdentityRequester } from '../../resolve/podIdentityBinding';
import {
  JudgedTrust,
  judgedTrustOf,
  notAllowedBy,
  parsedTrustOf,
} from '../../resolve/accountTrust';
import {
  ParsedTrustPolicy,
  TrustLintFinding,
  TrustRequester,
  TrustScope,
} from '../../trust';
import { issuerOfProvider } from '../../trust/arn';
import {
  CheckedAssociation,
  CheckedIrsaBinding,
  CheckedRole,
  RefusedAttempt,
} from './subjects';

/** Whether a policy could concern clusters at all; most roles of an account do not, and need no parsing. */
const MAY_CONCERN_CLUSTERS = /oidc-provider|pods\.eks\.amazonaws\.com/;

/** What is known about a role before it is looked at closely. */
export interface RoleInput {
  readonly role: RoleRecord;
  readonly account: EstateAccount;
  readonly irsa: readonly CheckedIrsaBinding[];
  readonly associations: readonly CheckedAssociation[];
  /** Name of the cluster with an issuer, where one is known. */
  clusterOfIssuer(issuer: string): string | undefined;
}

/** Clusters whose service accounts the policy names, or that are bound to it. */
function trustedClusters(
  { irsa, associations, clusterOfIssuer }: RoleInput,
  providers: readonly string[],
): string[] {
  return [
    ...new Set([
      ...providers.flatMap(
        arn => clusterOfIssuer(issuerOfProvider(arn) ?? '') ?? [],
      ),
      ...irsa.map(binding => binding.serviceAccount.ref.cluster),
      ...associations.map(({ cluster }) => cluster.name),
    ]),
  ];
}

/** A role whose policy is looked at closely only when a check asks. Holds nothing of the estate but the account and its own bindings. */
class LazyRole implements CheckedRole {
  readonly subject;
  readonly places;
  readonly serviceAccounts;
  readonly role;
  readonly account;
  readonly irsa;
  readonly associations;
  readonly providers;
  readonly namesPodIdentity;
  readonly #trust: JudgedTrust;
  #permissions?: PermissionsSummary;
  #refused?: readonly RefusedAttempt[];

  constructor(
    input: RoleInput,
    readonly arn: RoleArn,
    readonly policy: ParsedTrustPolicy,
    trust: JudgedTrust,
  ) {
    this.#trust = trust;
    this.providers = trust.providers;
    this.namesPodIdentity = trust.namesPodIdentity;
    this.role = input.role;
    this.account = input.account;
    this.irsa = input.irsa;
    this.associations = input.associations;
    this.subject = { kind: 'role' as const, ref: arn.arn };
    this.places = {
      account: [arn.account],
      'trusted-clusters': trustedClusters(input, trust.providers),
    };
    this.serviceAccounts = [
      ...input.irsa.map(binding => binding.serviceAccount.ref),
      ...input.associations.map(({ association }) =>
        serviceAccountOf(association),
      ),
    ];
  }

  scope(): TrustScope {
    return this.#trust.scope;
  }

  lint(): readonly TrustLintFinding[] {
    return this.#trust.lint;
  }

  permissions(): PermissionsSummary {
    this.#permissions ??= permissionsOfRole(this.account, this.role);
    return this.#permissions;
  }

  refused(): readonly RefusedAttempt[] {
    this.#refused ??= [
      ...this.irsa.flatMap(binding => this.#refusedIrsa(binding)),
      ...this.associations.flatMap(each => this.#refusedAssociation(each)),
    ];
    return this.#refused;
  }

  #refusedIrsa(binding: CheckedIrsaBinding): RefusedAttempt[] {
    const { providerArn, audience, serviceAccount } = binding;
    return providerArn === undefined
      ? []
      : this.#ask(
          {
            mechanism: 'irsa',
            namespace: serviceAccount.ref.namespace,
            name: serviceAccount.ref.name,
            provider: providerArn,
            audience,
          },
          { serviceAccount: serviceAccount.ref, irsa: binding },
        );
  }

  #refusedAssociation(association: CheckedAssociation): RefusedAttempt[] {
    const ref = serviceAccountOf(association.association);
    return this.#ask(
      podIdentityRequester(
        { ref, cluster: association.cluster },
        association.association,
      ),
      { serviceAccount: ref, association },
    );
  }

  /** The first refusal; what refuses one action mostly refuses the next one too. */
  #ask(
    requester: TrustRequester,
    whose: Pick<RefusedAttempt, 'serviceAccount' | 'irsa' | 'association'>,
  ): RefusedAttempt[] {
    const denied = notAllowedBy(this.account, this.role, requester).find(
      ({ evaluation }) => evaluation.decision === 'deny',
    );
    return denied
      ? [
          {
            ...whose,
            action: denied.request.action,
            evaluation: denied.evaluation,
          },
        ]
      : [];
  }
}

/** The service account that an association names, whether it exists or not. */
export function serviceAccountOf(association: PodIdentityAssociationRecord) {
  return {
    cluster: association.cluster,
    namespace: association.namespace,
    name: association.serviceAccount,
  };
}

/** A role as checks see it, or nothing where no service account can become it and none is bound to it. */
export function checkedRole(input: RoleInput): CheckedRole | undefined {
  const { role, irsa, associations } = input;
  const isBound = irsa.length > 0 || associations.length > 0;
  if (!isBound && !MAY_CONCERN_CLUSTERS.test(role.trustPolicy)) {
    return undefined;
  }
  const parsed = parseRoleArn(role.arn);
  if (!('role' in parsed)) {
    return undefined;
  }
  const policy = parsedTrustOf(input.account, role);
  const trust = judgedTrustOf(input.account, role);
  const { providers, namesPodIdentity } = trust;
  // What cannot be read may name anybody.
  const isReadable = policy.policy !== undefined;
  if (!isBound && isReadable && providers.length === 0 && !namesPodIdentity) {
    return undefined;
  }
  return new LazyRole(input, parsed.role, policy, trust);
}
