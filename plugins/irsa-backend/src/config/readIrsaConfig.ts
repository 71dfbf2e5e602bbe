import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { Retention } from '../database/retention';
import { HistoryRetention } from '../history/HistoryKeeper';
import { ConfiguredAccount, readAccounts } from './readAccounts';
import { ClusterConfig, readClusters } from './readClusters';
import { EksConfig, readEks } from './readEks';
import { KubernetesConfig, readKubernetes } from './readKubernetes';
import { ConfiguredOrganization, readOrganization } from './readOrganization';
import { NotificationConfig, readNotifications } from './readNotifications';
import { readSchedule, ScheduleConfig } from './readSchedule';
import { readWaivers, WaiverConfig } from './readWaivers';

/** The configuration under `irsa`, every default filled in. */
export interface IrsaConfig {
  readonly accounts: readonly ConfiguredAccount[];
  readonly organization?: ConfiguredOrganization;
  readonly eks: EksConfig;
  readonly clusters: readonly ClusterConfig[];
  readonly kubernetes: KubernetesConfig;
  readonly files: readonly { readonly directory: string }[];
  readonly schedule: ScheduleConfig;
  /** In milliseconds. */
  readonly staleAfter: number;
  readonly retention: Retention & HistoryRetention;
  readonly waivers: WaiverConfig;
  readonly notifications: NotificationConfig;
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
  const organization = readOrganization(irsa);
  return {
    accounts: readAccounts(irsa),
    ...(organization ? { organization } : {}),
    eks: readEks(config),
    clusters: readClusters(config),
    kubernetes: readKubernetes(irsa),
    files: (irsa?.getOptionalConfigArray('files') ?? []).map(entry => ({
      directory: entry.getString('directory').replace(/\/+$/, ''),
    })),
    schedule: readSchedule(config),
    staleAfter: durationToMilliseconds(duration('staleAfter', { hours: 24 })),
    retention: {
      unlistedSources: durationToMilliseconds(
        duration('retention.unlistedSources', { days: 30 }),
      ),
      runs: durationToMilliseconds(duration('retention.runs', { days: 1 })),
      history: durationToMilliseconds(
        duration('retention.history', { days: 731 }),
      ),
      fixedFindings: durationToMilliseconds(
        duration('retention.fixedFindings', { days: 365 }),
      ),
    },
    waivers: readWaivers(config),
    notifications: readNotifications(config),
  };
}
