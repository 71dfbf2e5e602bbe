import { ServiceAccountRef } from '../../model';
import { DEFAULT_AUDIENCE } from '../../resolve/providerHop';
import { TrustIndex } from '../../trust';
import { issuerOfProvider } from '../../trust/arn';
import { CheckContext, TRUSTED_LISTED, TrustedNow } from './context';
import { CheckedRole, CheckedServiceAccount } from './subjects';

/** After how many roles or service accounts the caller gets a chance to do something else. */
const STEP = 200;

/**
 * Who each role lets in now, found from the side of the service accounts, so that the cost grows with the answer and not with roles times
 * service accounts.
 */
export function* trustedServiceAccounts(
  context: CheckContext,
): Generator<void, ReadonlyMap<CheckedRole, TrustedNow>> {
  const { role: roles, 'service-account': serviceAccounts } = context.subjects;
  for (let index = 0; index < roles.length; index++) {
    // A role keeps its scope, which takes a while to find.
    roles[index].scope();
    if (index % STEP === 0) {
      yield;
    }
  }
  const index = TrustIndex.create(
    roles.map(role => ({ item: role, scope: role.scope() })),
  );
  yield;
  const providers = providersByIssuer(roles);
  const found = new Map<
    CheckedRole,
    { listed: ServiceAccountRef[]; total: number }
  >();
  let done = 0;
  for (const serviceAccount of serviceAccounts) {
    for (const role of trusting(context, index, providers, serviceAccount)) {
      const known = found.get(role) ?? { listed: [], total: 0 };
      known.total += 1;
      if (known.listed.length < TRUSTED_LISTED) {
        known.listed.push(serviceAccount.ref);
      }
      found.set(role, known);
    }
    done += 1;
    if (done % STEP === 0) {
      yield;
    }
  }
  return found;
}

/** Providers of any account by the issuer that they stand for. */
function providersByIssuer(
  roles: readonly CheckedRole[],
): Map<string, Set<string>> {
  const providers = new Map<string, Set<string>>();
  for (const provider of roles.flatMap(role => role.providers)) {
    const issuer = issuerOfProvider(provider);
    if (issuer !== undefined) {
      const arns = providers.get(issuer) ?? new Set();
      providers.set(issuer, arns.add(provider));
    }
  }
  return providers;
}

/** The roles that let a service account in now. */
function trusting(
  context: CheckContext,
  index: TrustIndex<CheckedRole>,
  providers: ReadonlyMap<string, ReadonlySet<string>>,
  { ref, cluster, serviceAccount, prefix, associations }: CheckedServiceAccount,
): Set<CheckedRole> {
  const { namespace, name } = ref;
  const issuer = cluster.cluster?.issuer?.replace(/^https:\/\//, '') ?? '';
  const audience =
    serviceAccount.annotations[`${prefix}/audience`] ?? DEFAULT_AUDIENCE;
  const roles = new Set<CheckedRole>();
  for (const provider of providers.get(issuer) ?? []) {
    const matches = index.find({ provider, audience, namespace, name });
    for (const { item, matches: answer } of matches) {
      if (answer === 'yes') {
        roles.add(item);
      }
    }
  }
  // Pod Identity needs an association besides the trust, so only roles that one names are reached.
  for (const association of associations) {
    const role = context.roleOf(association.roleArn);
    const isRefused = role
      ?.refused()
      .some(each => each.association?.association === association);
    if (role && !isRefused) {
      roles.add(role);
    }
  }
  return roles;
}
