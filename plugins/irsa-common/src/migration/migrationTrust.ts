import { ServiceAccountRef } from '../model';
import { providerArnFor } from '../resolve/providerHop';
import { TrustPolicyDocument, TrustServiceAccount } from '../trust';
import { countCharacters } from '../trust/size';
import { addTrust, TrustAddition } from './addTrust';
import { trustPolicyQuota } from './accountFacts';
import { isLegacy, PlannedMove } from './plannedMoves';
import { MigrationRequest, MigrationRole, MigrationTrust } from './types';
import { withdrawNodes } from './withdrawNodes';
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
  const role = request.roles.find(({ arn }) => arn === roleArn);
  const before: TrustPolicyDocument | undefined = first?.isNewRole
    ? { Version: '2012-10-17', Statement: [] }
    : role?.trustPolicy;
  if (!first || !before) {
    return undefined;
  }
  const {
    policy: during,
    refused,
    problem,
  } = addTrust(before, additionsFor(request, moves), {
    roleArn,
    sizeQuota: trustPolicyQuota(request, first.role.account),
  });
  const after = first.isNewRole
    ? during
    : withdrawn(request, during, moves, isShared(role, moves));
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
  for (const {
    cluster,
    namespace,
    serviceAccount,
    providerArn,
    audience,
  } of moves) {
    const subject = { namespace, name: serviceAccount };
    const key = `${cluster.name} ${audience}`;
    const subjects = [...(additions.get(key)?.subjects ?? []), subject];
    if (mechanism === 'pod-identity' && cluster.arn !== undefined) {
      additions.set(key, { mechanism, clusterArn: cluster.arn, subjects });
    } else if (mechanism === 'irsa' && providerArn !== undefined) {
      additions.set(key, {
        mechanism,
        provider: providerArn,
        audience,
        subjects,
      });
    }
  }
  return [...additions.values()];
}

/** Service accounts that become a role and stay as they are. */
export function stayingUsers(
  role: MigrationRole | undefined,
  moves: readonly PlannedMove[],
): readonly ServiceAccountRef[] {
  return (role?.usedBy ?? []).filter(
    user =>
      !moves.some(
        move =>
          move.role.arn === role?.arn &&
          move.fromCluster === user.cluster &&
          move.namespace === user.namespace &&
          move.oldServiceAccount === user.name,
      ),
  );
}

function isShared(
  role: MigrationRole | undefined,
  moves: readonly PlannedMove[],
): boolean {
  return !role || role.hasOtherUsers || stayingUsers(role, moves).length > 0;
}

/**
 * Without the old way: the subjects of those that had IRSA before; and the nodes, where kiam or kube2iam is left and nobody else becomes the
 * role.
 */
function withdrawn(
  { clusters }: MigrationRequest,
  policy: TrustPolicyDocument,
  moves: readonly PlannedMove[],
  isSharedRole: boolean,
): TrustPolicyDocument {
  const withoutNodes =
    !isSharedRole && moves.every(({ from }) => isLegacy(from))
      ? withdrawNodes(
          policy,
          moves.flatMap(
            move =>
              clusters.find(({ name }) => name === move.fromCluster)
                ?.nodeRoles ?? [],
          ),
        )
      : policy;
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
    }, withoutNodes);
}
