import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { ConfiguredAccount, readAccounts } from './readAccounts';
import { ClusterConfig, readClusters } from './readClusters';
import { KubernetesSwitches, readKubernetes } from './readKubernetes';

/** The configuration under `irsa`, every default filled in. */
export interface IrsaConfig {
  readonly accounts: readonly ConfiguredAccount[];
  readonly clusters: readonly ClusterConfig[];
  readonly kubernetes: KubernetesSwitches;
  readonly files: readonly { readonly directory: string }[];
  readonly schedule: {
    readonly frequency: HumanDuration;
    readonly timeout: HumanDuration;
  };
  /** In milliseconds. */
  readonly staleAfter: number;
}

/**
 * Reads the configuration under `irsa`.
 *
 * @throws InputError that names the key, when a value cannot be used.
 */
export function readIrsaConfig(config: Config): IrsaConfig {
  const irsa = config.getOptionalConfig('irsa');
  const duration = (key: string, otherwise: HumanDuration) =>
    irsa?.has(key)
      ? readDurationFromConfig(config, { key: `irsa.${key}` })
      : otherwise;
  return {
    accounts: readAccounts(irsa),
    clusters: readClusters(config),
    kubernetes: readKubernetes(irsa),
    files: (irsa?.getOptionalConfigArray('files') ?? []).map(entry => ({
      directory: entry.getString('directory').replace(/\/+$/, ''),
    })),
    schedule: {
      frequency: duration('schedule.frequency', { minutes: 10 }),
      timeout: duration('schedule.timeout', { minutes: 5 }),
    },
    staleAfter: durationToMilliseconds(duration('staleAfter', { hours: 24 })),
  };
}
