import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { NotFoundError, ResponseError } from '@backstage/errors';
import {
  IrsaApi,
  MigrationCluster,
  MigrationMove,
  MigrationRequest,
  MigrationRole,
  parseTrustPolicy,
  RoleDetail,
  ServiceAccountAnswer,
} from 'backstage-plugin-irsa-common';
import { ClusterFacts, findCluster } from 'backstage-plugin-irsa-node';
import { movesOfEntity, movesOfServiceAccounts } from './migrationMoves';

/** Service accounts that are asked for at a time. */
const PAGE = 200;

/** What a migration is planned from. */
export interface MigrationSources {
  readonly api: IrsaApi;
  /** For clusters that the backend has not read yet. */
  readonly clusters: readonly ClusterFacts[];
  readonly credentials: BackstageCredentials;
}

/** What is to be planned. */
export interface MigrationInput {
  readonly entityRef?: string;
  readonly cluster?: string;
  readonly namespace?: string;
  readonly mechanism: MigrationRequest['mechanism'];
  readonly newCluster?: string;
  readonly directory: string;
}

/**
 * Reads what a plan needs to know of an entity, or of a namespace, as far as whoever asks may see it.
 *
 * @throws NotFoundError where there is no such entity or cluster.
 */
export async function readMigration(
  input: MigrationInput,
  sources: MigrationSources,
): Promise<MigrationRequest> {
  const { entityRef, cluster, namespace, mechanism, newCluster, directory } =
    input;
  const moves =
    entityRef === undefined
      ? movesOfServiceAccounts(
          await serviceAccountsOf(sources.api, { cluster, namespace }),
        )
      : movesOfEntity(
          await sources.api.getEntityIdentity(
            parseEntityRef(entityRef, {
              defaultKind: 'component',
              defaultNamespace: 'default',
            }),
          ),
        );
  const named = new Set(moves.map(move => move.serviceAccount.cluster));
  const clusters: MigrationCluster[] = [];
  for (const name of new Set([...named, ...(newCluster ? [newCluster] : [])])) {
    clusters.push(await clusterOf(name, sources));
  }
  return {
    subject: entityRef ?? `namespace ${namespace} in ${cluster}`,
    mechanism,
    ...(newCluster ? { newCluster } : {}),
    moves,
    clusters,
    roles: await rolesOf(moves, sources.api),
    directory,
  };
}

async function serviceAccountsOf(
  api: IrsaApi,
  query: { readonly cluster?: string; readonly namespace?: string },
): Promise<ServiceAccountAnswer[]> {
  const found: ServiceAccountAnswer[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.listServiceAccounts({
      ...query,
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    });
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return found;
}

/** What the backend has read; a cluster that is new, and that only the configuration knows, can be planned for, too. */
async function clusterOf(
  name: string,
  { api, clusters, credentials }: MigrationSources,
): Promise<MigrationCluster> {
  try {
    return await api.getCluster(name);
  } catch (error) {
    if (!isNotFound(error)) {
      throw error;
    }
    return findCluster(clusters, name, credentials);
  }
}

async function rolesOf(
  moves: readonly MigrationMove[],
  api: IrsaApi,
): Promise<MigrationRole[]> {
  const arns = new Set(
    moves.flatMap(({ from, roleArn }) =>
      roleArn === undefined || from === 'node-role' ? [] : [roleArn],
    ),
  );
  const roles: MigrationRole[] = [];
  for (const arn of arns) {
    try {
      roles.push(roleOf(await api.getRole(arn)));
    } catch (error) {
      // A role that nobody has read is named as such in the plan.
      if (!isNotFound(error)) {
        throw error;
      }
    }
  }
  return roles;
}

function roleOf(detail: RoleDetail): MigrationRole {
  const { arn, does, others, totals, permissions, trustPolicy } = detail;
  const { policy } = parseTrustPolicy(trustPolicy?.text ?? '');
  const assumes =
    permissions &&
    (permissions.everyService ||
      permissions.services.some(({ service }) => service === 'sts'));
  // What was not read may hold it, so only a yes is sure then.
  const isSure = assumes === true || permissions?.unknown.length === 0;
  return {
    arn,
    ...(policy ? { trustPolicy: policy } : {}),
    ...(assumes !== undefined && isSure ? { assumesRoles: assumes } : {}),
    usedBy: does.map(({ cluster, namespace, name }) => ({
      cluster,
      namespace,
      name,
    })),
    hasOtherUsers: others || (totals?.does ?? 0) > does.length,
  };
}

function isNotFound(error: unknown): boolean {
  return (
    NotFoundError.is(error) ||
    (error instanceof ResponseError && error.statusCode === 404)
  );
}
