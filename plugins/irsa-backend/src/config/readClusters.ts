import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { parseArn } from 'backstage-plugin-irsa-common';

/** A cluster of which the configuration knows something that EKS alone cannot tell. */
export interface ConfiguredCluster {
  /** The name that it goes by here. */
  readonly name: string;
  /** ARN of the cluster in EKS, where it is one. */
  readonly arn?: string;
}

/**
 * Reads `irsa.clusters`.
 *
 * @throws InputError when two entries have the same name or ARN, or when an ARN is none of a cluster.
 */
export function readClusters(irsa: Config | undefined): ConfiguredCluster[] {
  const clusters = (irsa?.getOptionalConfigArray('clusters') ?? []).map(
    (entry, index): ConfiguredCluster => {
      const name = entry.getString('name');
      const arn = entry.getOptionalString('arn');
      if (arn !== undefined && !isClusterArn(arn)) {
        throw new InputError(
          `irsa.clusters[${index}].arn must be the ARN of an EKS cluster, as arn:aws:eks:eu-west-1:111122223333:cluster/prod is, and is '${arn}'`,
        );
      }
      return { name, ...(arn !== undefined ? { arn } : {}) };
    },
  );
  requireUnique(
    clusters.map(({ name }) => name),
    'name',
  );
  requireUnique(
    clusters.flatMap(({ arn }) => arn ?? []),
    'arn',
  );
  return clusters;
}

function isClusterArn(text: string): boolean {
  const arn = parseArn(text);
  return arn?.service === 'eks' && /^cluster\/[^/]+$/.test(arn.resource);
}

function requireUnique(values: readonly string[], key: string): void {
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) {
    throw new InputError(
      `irsa.clusters has two entries with the ${key} '${twice}'; each cluster has one entry`,
    );
  }
}
