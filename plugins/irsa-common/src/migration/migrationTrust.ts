import { DEFAULT_AUDIENCE, providerArnFor } from '../resolve/providerHop';
import { TrustPolicyDocument, TrustServiceAccount } from '../trust';
import { countCharacters } from '../trust/size';
import { addTrust, TrustAddition } from './addTrust';
import { PlannedMove } from './plannedMoves';
import { MigrationRequest, MigrationTrust } from './types';
import { withdrawTrust } from './withdrawTrust';

/** The trust policies of a migration, and what they still do not admit. */
export interface PlannedTrust extends MigrationTrust {
  /** Service accounts that are refused all the same. */
  readonly refused: readonly TrustServiceAccount[];
  /** What to do instead, where it does not fit into the quota; absent where it does. */
  readonly problem?: string;
}

/** What a role has to say before, during and after; absent where its policy is not known. */
export function migrationTrust(
  request: MigrationRequest,
  roleArn: string,
  moves: readonly PlannedMove[],
): PlannedTrust | undefined {
  const [first] = moves;
  const before: TrustPolicyDocument | undefined = first?.isNewRole
    ? { Version: '2012-10-17', Statement: [] }
    : request.roles.find(({ arn }) => arn === roleArn)?.trustPolicy;
  if (!before) {
    return undefined;
  }
  const role = request.roles.find(({ arn }) => arn === roleArn);
  const {
    policy: during,
    refused,
    problem,
  } = addTrust(before, additionsFor(request, moves), {
    roleArn,
    sizeQuota: role?.sizeQuota,
  });
  const after = first?.isNewRole ? during : withdrawn(request, during, moves);
  return {
    roleArn,
    before,
    during,
    after,
    characters: Math.max(
      ...[before, during, after].map(each => countCharacters(each) ?? Infinity),
    ),
    refused,
    ...(problem === undefined ? {} : { problem }),
  };
}

function additionsFor(
  { mechanism }: MigrationRequest,
  moves: readonly PlannedMove[],
): TrustAddition[] {
  const additions = new Map<string, TrustAddition>();
  for (const { cluster, namespace, serviceAccount, providerArn } of moves) {
    const subject = { namespace, name: serviceAccount };
    const key = cluster.name;
    const subjects = [...(additions.get(key)?.subjects ?? []), subject];
    if (mechanism === 'pod-identity' && cluster.arn !== undefined) {
      additions.set(key, { mechanism, clusterArn: cluster.arn, subjects });
    } else if (mechanism === 'irsa' && providerArn !== undefined) {
      additions.set(key, {
        mechanism,
        provider: providerArn,
        audience: DEFAULT_AUDIENCE,
        subjects,
      });
    }
  }
  return [...additions.values()];
}

/** Without the old way of those that had IRSA before. */
function withdrawn(
  { clusters }: MigrationRequest,
  policy: TrustPolicyDocument,
  moves: readonly PlannedMove[],
): TrustPolicyDocument {
  return moves
    .filter(({ from }) => from === 'irsa')
    .reduce((current, move) => {
      const old = clusters
        .find(({ name }) => name === move.fromCluster)
        ?.issuer?.replace(/^https:\/\//, '');
      return old
        ? withdrawTrust(current, providerArnFor(move.role, old), [
            { namespace: move.namespace, name: move.oldServiceAccount },
          ])
        : current;
    }, policy);
}
