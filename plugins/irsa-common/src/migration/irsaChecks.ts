import { DEFAULT_AUDIENCE } from '../resolve/providerHop';
import { command } from '../remediation/emit/shell';
import { accountFor } from './accountFacts';
import { isLegacy, PlannedMove } from './plannedMoves';
import { MigrationCheck } from './types';

/** The quota of OIDC providers in an account where nobody had it raised. Source: IAM and STS quotas in the IAM User Guide. */
const DEFAULT_PROVIDERS = 100;

/** What stands in the way of IRSA, as far as it was read. */
export function irsaChecks(moves: readonly PlannedMove[]): MigrationCheck[] {
  const unknown = new Set(
    moves
      .filter(({ providerArn }) => providerArn === undefined)
      .map(({ cluster }) => cluster.name),
  );
  const providers = new Map(
    moves.flatMap(move =>
      move.providerArn ? [[move.providerArn, move] as const] : [],
    ),
  );
  return [
    ...[...unknown].map(
      (name): MigrationCheck => ({
        status: 'stop',
        title: `Issuer of ${name}`,
        text: 'The issuer of the cluster was not read, so its OIDC provider cannot be named.',
        command: command(
          'aws',
          'eks',
          'describe-cluster',
          '--name',
          name,
          '--query',
          'cluster.identity.oidc.issuer',
        ),
      }),
    ),
    ...[...providers.values()].map(providerCheck),
    ...audienceChecks(moves),
    ...(moves.some(({ from }) => isLegacy(from))
      ? [
          {
            status: 'check' as const,
            title: 'External id and session name',
            text: 'IRSA passes neither. A trust policy or a policy that asks for `sts:ExternalId` or `sts:RoleSessionName`, as pods of kiam could set them, has to do without.',
          },
        ]
      : []),
  ];
}

function providerCheck({ cluster, role }: PlannedMove): MigrationCheck {
  const account = accountFor(cluster, role.account);
  const title = `OIDC provider of ${cluster.name} in ${role.account}`;
  if (account?.oidcProvider) {
    return {
      status: 'ok',
      title,
      text: `It is there, and takes tokens for ${
        account.oidcProvider.clientIds.join(', ') || 'no audience'
      }.`,
    };
  }
  const count = account?.oidcProviders;
  const ask = command(
    'aws',
    'iam',
    'list-open-id-connect-providers',
    '--query',
    'length(OpenIDConnectProviderList)',
  );
  if (count === undefined) {
    return {
      status: 'check',
      title,
      text: `Whether it is there was not read. Where it is missing, one more has to fit into the quota of the account, ${DEFAULT_PROVIDERS} by default.`,
      command: ask,
    };
  }
  return {
    status: count < DEFAULT_PROVIDERS ? 'ok' : 'check',
    title,
    text: `It is missing; the first step creates it. The account has ${count} of them, and the quota is ${DEFAULT_PROVIDERS} by default.`,
    ...(count < DEFAULT_PROVIDERS ? {} : { command: ask }),
  };
}

/** Tokens for another audience have to be asked for by the annotation, taken by the provider and named in the trust policy. */
function audienceChecks(moves: readonly PlannedMove[]): MigrationCheck[] {
  return moves
    .filter(({ audience }) => audience !== DEFAULT_AUDIENCE)
    .map(({ audience, namespace, serviceAccount, annotationPrefix }) => ({
      status: 'check',
      title: `Audience of ${namespace}/${serviceAccount}`,
      text: `Its trust policy asks for tokens for ${audience}, and not for ${DEFAULT_AUDIENCE}. The plan keeps that, in the trust policy, in the annotation ${annotationPrefix}/audience and in the OIDC provider. Where nothing needs it, set all three to ${DEFAULT_AUDIENCE}.`,
    }));
}
