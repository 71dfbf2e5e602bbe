import type { RecordKind, SourceKind } from 'backstage-plugin-irsa-common';

/** The key of the word for each kind of source. */
export const SOURCE_KIND_WORD = {
  'aws-account': 'sources.kind.awsAccount',
  eks: 'sources.kind.eks',
  kubernetes: 'sources.kind.kubernetes',
  files: 'sources.kind.files',
} as const satisfies Record<SourceKind, string>;

/** The key of the words for a number of records of each kind, in the order in which they are told. */
export const COUNT_WORD = {
  role: 'sources.holds.role',
  'service-account': 'sources.holds.serviceAccount',
  pod: 'sources.holds.pod',
  workload: 'sources.holds.workload',
  cluster: 'sources.holds.cluster',
  'pod-identity-association': 'sources.holds.association',
  addon: 'sources.holds.addon',
  'oidc-provider': 'sources.holds.provider',
  'managed-policy': 'sources.holds.managedPolicy',
  account: 'sources.holds.account',
  namespace: 'sources.holds.namespace',
  node: 'sources.holds.node',
  'node-role': 'sources.holds.nodeRole',
  'mutating-webhook': 'sources.holds.webhook',
  'webhook-role': 'sources.holds.webhookRole',
  'access-grant': 'sources.holds.accessGrant',
} as const satisfies Record<RecordKind, string>;
