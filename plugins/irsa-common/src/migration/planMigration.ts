import { compareText } from '../resolve/order';
import { migrationChecks } from './migrationChecks';
import { migrationFiles, MigrationPaths } from './migrationFiles';
import { migrationSteps } from './migrationSteps';
import { migrationTrust, PlannedTrust } from './migrationTrust';
import { PlannedMove, plannedMoves } from './plannedMoves';
import { renderMigration } from './renderMigration';
import { MigrationPlan, MigrationRequest } from './types';
import { untouchedStatements } from './untouched';

/**
 * Plans how to move workloads from kiam, kube2iam or the role of their node to IRSA or Pod Identity, from IRSA to Pod Identity, or to another
 * cluster, without an outage: the new way is added beside the old one, and the old one is taken away last.
 *
 * Pure, and the same input gives the same plan. Trust policies admit exactly those that move and those that they admitted before.
 *
 * @throws TrustInputError when the name of a service account or a cluster is not valid.
 *
 * @remarks
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html,
 * https://docs.aws.amazon.com/eks/latest/userguide/pod-id-association.html.
 *
 * @public
 */
export function planMigration(request: MigrationRequest): MigrationPlan {
  const { moves, unplanned } = plannedMoves(request);
  const byRole = new Map<string, PlannedMove[]>();
  for (const move of moves) {
    const { arn } = move.role;
    byRole.set(arn, [...(byRole.get(arn) ?? []), move]);
  }
  const trust = new Map(
    [...byRole.keys()]
      .sort(compareText)
      .map(arn => [arn, migrationTrust(request, arn, byRole.get(arn) ?? [])]),
  );
  const known = [...trust.values()].filter(
    (each): each is PlannedTrust => each !== undefined,
  );
  const checks = migrationChecks({ request, moves, unplanned, trust });
  const steps = migrationSteps(request, moves, known);
  const untouched = untouchedStatements(known);
  const canBegin = checks.every(({ status }) => status !== 'stop');
  const files = migrationFiles(request, moves, known);
  const markdown = renderMigration(
    request,
    { canBegin, checks, steps, untouched },
    files,
  );
  return {
    markdown,
    canBegin,
    checks,
    steps,
    moves: moves.map(
      ({
        fromCluster,
        cluster,
        namespace,
        serviceAccount,
        workloads,
        role,
      }) => ({
        fromCluster,
        cluster: cluster.name,
        namespace,
        serviceAccount,
        workloads,
        roleArn: role.arn,
      }),
    ),
    untouched,
    trust: known.map(({ roleArn, before, during, after, characters }) => ({
      roleArn,
      before,
      during,
      after,
      characters,
    })),
    files: [
      { path: new MigrationPaths(request).plan(), content: markdown },
      ...files,
    ],
  };
}
