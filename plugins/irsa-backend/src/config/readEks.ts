import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';

/** How EKS is read. */
export interface EksConfig {
  /** Milliseconds after which a Pod Identity association is described again. */
  readonly associationMaxAge: number;
  /** Whether the roles of nodes are read. */
  readonly nodeRoles: boolean;
}

/**
 * Reads `irsa.eks`.
 *
 * @throws InputError that names the key, when a value cannot be used.
 */
export function readEks(config: Config): EksConfig {
  const key = 'irsa.eks.associationMaxAge';
  return {
    associationMaxAge: durationToMilliseconds(
      config.has(key) ? readDurationFromConfig(config, { key }) : { hours: 1 },
    ),
    nodeRoles: config.getOptionalBoolean('irsa.eks.nodeRoles') ?? false,
  };
}
