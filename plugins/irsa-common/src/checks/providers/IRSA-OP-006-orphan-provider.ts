import { isEksIssuer } from '../../trust/scope/knownIssuers';
import { CheckHit, defineCheck } from '../framework/check';

/** A provider of a cluster that is not there any more. */
export const orphanProvider = defineCheck({
  id: 'IRSA-OP-006',
  title: 'OIDC provider of a cluster that no source knows',
  severity: 'low',
  over: 'provider',
  what: 'An account has an OIDC provider for the issuer of an EKS cluster, and none of the clusters that were read has that issuer.',
  why: 'It mostly stays behind when a cluster is deleted, counts against the quota of providers, and the roles that trust it look more in use than they are.',
  howWeKnow:
    '`Url` of the provider against `cluster.identity.oidc.issuer` of every cluster that was read, and `Statement[].Principal.Federated` of the roles of the account.',
  fix: 'If the cluster is gone, take its statements out of the roles that trust it, and delete the provider. If it is there, have it read: add its account or cluster to the configuration.',
  verify: '`aws iam list-open-id-connect-providers` no longer lists it.',
  needs: [
    {
      kind: 'cluster',
      of: 'clusters-without-issuer',
      has: (_, { everyIssuerRead }) => everyIssuerRead,
    },
  ],
  appliesTo: ({ provider, issuer }) =>
    provider !== undefined && isEksIssuer(issuer),
  *run({ arn, account, cluster, roles }): Iterable<CheckHit> {
    if (cluster) {
      return;
    }
    const names = roles.slice(0, 5).map(role => role.arn.name);
    yield {
      cause: [],
      message: `Account ${account} has an OIDC provider for an EKS cluster that no source knows${
        roles.length > 0
          ? `, and ${roles.length} role${
              roles.length === 1 ? ' trusts' : 's trust'
            } it`
          : ''
      }.`,
      evidence: [
        { source: `OIDC providers of account ${account}`, value: arn },
        ...(names.length > 0
          ? [{ source: 'Roles that trust it', value: names.join(', ') }]
          : []),
      ],
      consequences: roles.slice(0, 50).map(role => role.subject),
      serviceAccounts: roles.flatMap(role => role.serviceAccounts),
      remedies: [
        {
          action: 'explain',
          text:
            names.length > 0
              ? `Take its statement out of the trust policy of ${names.join(
                  ', ',
                )}${roles.length > names.length ? ' and more' : ''}.`
              : 'Make sure that the cluster is gone, also from regions and accounts that are not read.',
        },
        { action: 'delete-provider', providerArn: arn },
      ],
    };
  },
});
