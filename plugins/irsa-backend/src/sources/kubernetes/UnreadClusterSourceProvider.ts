import { join } from 'node:path';
import { stat } from 'node:fs/promises';
import { SourceProblem } from 'backstage-plugin-irsa-common';
import { IrsaSource, IrsaSourceProvider } from 'backstage-plugin-irsa-node';
import { ClusterConfig } from '../../config/readClusters';
import { IrsaConfig } from '../../config/readIrsaConfig';
import { unreadClusterSource, whyUnread } from './unreadCluster';

/** A cluster of the configuration that nothing reads: a source that fails, and says what to add. */
export class UnreadClusterSourceProvider implements IrsaSourceProvider {
  readonly id: string;
  readonly kind = 'kubernetes';
  readonly title: string;
  readonly #cluster: ClusterConfig;
  readonly #problem: SourceProblem;
  readonly #directories: readonly string[];

  /** A provider for each cluster that nothing reads. */
  static fromConfig(
    config: Pick<
      IrsaConfig,
      'accounts' | 'organization' | 'clusters' | 'kubernetes' | 'files'
    >,
  ): UnreadClusterSourceProvider[] {
    const directories = config.files.map(({ directory }) => directory);
    return config.clusters.flatMap(cluster => {
      const problem = whyUnread(cluster, config);
      return problem
        ? new UnreadClusterSourceProvider(cluster, problem, directories)
        : [];
    });
  }

  private constructor(
    cluster: ClusterConfig,
    problem: SourceProblem,
    directories: readonly string[],
  ) {
    this.#cluster = cluster;
    this.#problem = problem;
    this.#directories = directories;
    this.id = `kubernetes:${cluster.name}`;
    this.title = cluster.name;
  }

  async listSources(): Promise<readonly IrsaSource[]> {
    // An entry may be there only to name a cluster of EKS as the folder of its export is named.
    const exported = await Promise.all(
      this.#directories.map(directory =>
        isFolder(join(directory, 'clusters', this.#cluster.name)),
      ),
    );
    return exported.includes(true)
      ? []
      : [unreadClusterSource(this.#cluster, this.#problem)];
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    // One that cannot be looked at is no reason to think that the cluster is read; the files source says what is wrong with it.
    return false;
  }
}
