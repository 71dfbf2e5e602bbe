import { RecordKind } from 'backstage-plugin-irsa-common';
import { IrsaConfig } from './readIrsaConfig';

/** Kinds of record that the configuration says not to read, so that what needs them is left out rather than unknown. */
export function kindsLeftOut({
  accounts,
  organization,
  clusters,
  eks,
  files,
  kubernetes,
}: Pick<
  IrsaConfig,
  'accounts' | 'organization' | 'clusters' | 'eks' | 'files' | 'kubernetes'
>): RecordKind[] {
  const isFilesOnly =
    files.length > 0 &&
    accounts.length === 0 &&
    organization === undefined &&
    clusters.length === 0;
  // Files are read whole, whatever the switches for clusters say.
  const isRead: readonly [RecordKind, boolean][] = [
    ['node-role', eks.nodeRoles || isFilesOnly],
    ['node', kubernetes.nodes || isFilesOnly],
    ['mutating-webhook', kubernetes.webhooks || isFilesOnly],
    ['webhook-role', kubernetes.webhookRoles || isFilesOnly],
    ['access-grant', kubernetes.accessGrants || isFilesOnly],
  ];
  return isRead.flatMap(([kind, read]) => (read ? [] : [kind]));
}
