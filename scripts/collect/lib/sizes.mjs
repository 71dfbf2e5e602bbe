/** What each account of the estate has. 60 accounts are a large estate: 120 clusters, 30,000 roles. */
export const PER_ACCOUNT = {
  roles: 500,
  policies: 60,
  providers: 2,
  clusters: 2,
};

/** Objects of each kind in a cluster: 60,000 service accounts and 100,000 pods in all of *large*. */
export const PER_CLUSTER = {
  Pod: 834,
  Job: 60,
  CronJob: 20,
  ReplicaSet: 800,
  Deployment: 400,
  StatefulSet: 30,
  DaemonSet: 20,
  ServiceAccount: 500,
  Namespace: 40,
  Node: 30,
};

export const ASSOCIATIONS_PER_CLUSTER = 20;
export const REGION = 'eu-west-1';

export const accountIds = count =>
  Array.from({ length: count }, (_, index) => String(100_000_000_001 + index));

/** The clusters of an account, whose names tell of it. */
export const clusterNames = account =>
  Array.from(
    { length: PER_ACCOUNT.clusters },
    (_, index) => `c${account.slice(-4)}-${index + 1}`,
  );
