import { jsonText } from '../remediation/emit/json';
import { yamlText } from '../remediation/emit/yaml';
import { DEFAULT_AUDIENCE } from '../resolve/providerHop';
import { PlannedTrust } from './migrationTrust';
import { PlannedMove } from './plannedMoves';
import { MigrationFile, MigrationRequest } from './types';

/** When in a migration a trust policy holds. */
export type TrustPhase = 'before' | 'during' | 'after';

/** A name as a part of a path: clusters may be named in any way. */
function segment(name: string): string {
  return name.replace(/[^\w.-]/g, '-').replace(/^\.+/, '-');
}

/** Names of the files of a migration, the same in steps and in the pull request. */
export class MigrationPaths {
  readonly #directory: string;

  constructor({ directory = 'migration' }: MigrationRequest) {
    this.#directory = directory;
  }

  plan(): string {
    return `${this.#directory}/MIGRATION.md`;
  }

  trust(roleArn: string, phase: TrustPhase): string {
    const [, , , , account] = roleArn.split(':');
    const name = segment(roleArn.split('/').pop() ?? '');
    return `${this.#directory}/trust-policies/${account}/${name}.${phase}.json`;
  }

  /** Written by whoever follows the plan: what the workload uses cannot be read. */
  permissions(roleArn: string): string {
    const [, , , , account] = roleArn.split(':');
    const name = segment(roleArn.split('/').pop() ?? '');
    return `${this.#directory}/permissions/${account}/${name}.json`;
  }

  manifest({ cluster, namespace, serviceAccount }: PlannedMove): string {
    const parts = [cluster.name, namespace, serviceAccount].map(segment);
    return `${this.#directory}/manifests/${parts.join('/')}.yaml`;
  }
}

/** Files for a pull request, but for the plan itself. */
export function migrationFiles(
  request: MigrationRequest,
  moves: readonly PlannedMove[],
  trust: readonly PlannedTrust[],
): MigrationFile[] {
  const paths = new MigrationPaths(request);
  const manifests = new Map(moves.map(move => [paths.manifest(move), move]));
  return [
    ...trust.flatMap(each =>
      (['before', 'during', 'after'] as const).map(phase => ({
        path: paths.trust(each.roleArn, phase),
        content: jsonText(each[phase]),
      })),
    ),
    ...[...manifests].map(([path, move]) => ({
      path,
      content: yamlText(serviceAccountManifest(request, move)),
    })),
  ];
}

function serviceAccountManifest(
  { mechanism }: MigrationRequest,
  move: PlannedMove,
): object {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: {
      name: move.serviceAccount,
      namespace: move.namespace,
      ...(mechanism === 'irsa'
        ? {
            annotations: {
              [`${move.annotationPrefix}/role-arn`]: move.role.arn,
              ...(move.audience === DEFAULT_AUDIENCE
                ? {}
                : { [`${move.annotationPrefix}/audience`]: move.audience }),
            },
          }
        : {}),
    },
  };
}
