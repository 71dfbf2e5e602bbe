import { Estate } from '../../resolve/estate';
import { compareText, push } from '../../resolve/order';
import { issuerOfProvider } from '../../trust/arn';
import { AccountSubjects } from './accountSubjects';
import { ClusterSubjects } from './clusterSubjects';
import { SubjectGroup } from './group';
import { CheckedIrsaBinding, CheckedProvider, CheckedRole } from './subjects';

/** OIDC providers of one account, those that are there and those that something needs. */
export interface ProviderSubjects extends SubjectGroup {
  readonly providers: readonly CheckedProvider[];
}

/** What providers of one account are needed by. */
export interface ProviderNeeds {
  /** Clusters in which annotations name roles of the account. */
  readonly clusters: readonly ClusterSubjects[];
  /** Accounts with roles whose policies name a provider of the account. */
  readonly accounts: readonly AccountSubjects[];
}

/** The account in the ARN of a provider. */
export function accountOfProvider(arn: string): string {
  return arn.split(':')[4] ?? '';
}

/** Providers that are there, and those that a binding or the policy of a role needs for a cluster that was read. */
export function providerSubjects(
  estate: Estate,
  account: string,
  { clusters, accounts }: ProviderNeeds,
  withoutIssuer: readonly string[],
): ProviderSubjects {
  const records = estate.accounts.get(account)?.providers ?? new Map();
  const irsa = new Map<string, CheckedIrsaBinding[]>();
  for (const binding of clusters.flatMap(each =>
    [...each.irsaOfRole.values()].flat(),
  )) {
    if (binding.arn.account === account && binding.providerArn) {
      push(irsa, binding.providerArn, binding);
    }
  }
  const roles = new Map<string, CheckedRole[]>();
  for (const [arn, list] of accounts.flatMap(each => [
    ...each.rolesOfProvider,
  ])) {
    if (accountOfProvider(arn) === account) {
      list.forEach(role => push(roles, arn, role));
    }
  }
  const arns = new Set([...records.keys(), ...irsa.keys(), ...roles.keys()]);
  const providers = [...arns].sort(compareText).flatMap(arn => {
    const issuer = issuerOfProvider(arn);
    if (issuer === undefined) {
      return [];
    }
    const cluster = estate.clusterOfIssuer.get(issuer);
    const provider = records.get(arn);
    if (!provider && !cluster) {
      return [];
    }
    const bindings = irsa.get(arn) ?? [];
    return [
      {
        subject: { kind: 'provider' as const, ref: arn },
        places: {
          account: [account],
          ...(cluster ? { cluster: [cluster.name] } : {}),
          'clusters-without-issuer': withoutIssuer,
        },
        serviceAccounts: bindings.map(binding => binding.serviceAccount.ref),
        arn,
        account,
        issuer,
        ...(provider ? { provider } : {}),
        ...(cluster ? { cluster } : {}),
        irsa: bindings,
        roles: roles.get(arn) ?? [],
      },
    ];
  });
  return {
    name: `providers of ${account}`,
    subjects: { provider: providers },
    providers,
  };
}
