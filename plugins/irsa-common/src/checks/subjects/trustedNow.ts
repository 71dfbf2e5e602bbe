import { ServiceAccountRef } from '../../model';
import { DEFAULT_AUDIENCE } from '../../resolve/providerHop';
import { TrustIndex } from '../../trust';
import { issuerOfProvider } from '../../trust/arn';
import { CheckContext, TRUSTED_LISTED, TrustedNow } from './context';
import { CheckedRole } from './subjects';

/**
 * Who each role lets in now, found from the side of the service accounts and all at once when it is asked for first, so that the cost grows
 * with the answer and not with roles times service accounts.
 */
export function trustedServiceAccounts(
  contextOf: () => CheckContext,
): (role: CheckedRole) => TrustedNow {
  let all: Map<CheckedRole, { listed: ServiceAccountRef[]; total: number }>;
  return role => {
    all ??= findAll(contextOf());
    return all.get(role) ?? { listed: [], total: 0 };
  };
}

function findAll(context: CheckContext) {
  const { role: roles, 'service-account': serviceAccounts } = context.subjects;
  const index = TrustIndex.create(
    roles.map(role => ({ item: role, scope: role.scope() })),
  );
  /** Providers of any account by the issuer that they stand for. */
  const providers = new Map<string, Set<string>>();
  for (const provider of roles.flatMap(role => role.providers)) {
    const issuer = issuerOfProvider(provider);
    if (issuer !== undefined) {
      const arns = providers.get(issuer) ?? new Set();
      providers.set(issuer, arns.add(provider));
    }
  }

  const found = new Map<
    CheckedRole,
    { listed: ServiceAccountRef[]; total: number }
  >();
  const add = (role: CheckedRole, ref: ServiceAccountRef) => {
    const known = found.get(role) ?? { listed: [], total: 0 };
    known.total += 1;
    if (known.listed.length < TRUSTED_LISTED) {
      known.listed.push(ref);
    }
    found.set(role, known);
  };

  for (const {
    ref,
    cluster,
    serviceAccount,
    prefix,
    associations,
  } of serviceAccounts) {
    const { namespace, name } = ref;
    const issuer = cluster.cluster?.issuer?.replace(/^https:\/\//, '') ?? '';
    const audience =
      serviceAccount.annotations[`${prefix}/audience`] ?? DEFAULT_AUDIENCE;
    const trusting = new Set<CheckedRole>();
    for (const provider of providers.get(issuer) ?? []) {
      for (const { item, matches } of index.find({
        provider,
        audience,
        namespace,
        name,
      })) {
        if (matches === 'yes') {
          trusting.add(item);
        }
      }
    }
    // Pod Identity needs an association besides the trust, so only roles that one names are reached.
    for (const association of associations) {
      const role = context.roleOf(association.roleArn);
      if (
        role
          ?.refused()
          .every(each => each.association?.association !== association)
      ) {
        trusting.add(role);
      }
    }
    trusting.forEach(role => add(role, ref));
  }
  return found;
}
