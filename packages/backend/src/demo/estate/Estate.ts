import { InputError } from '@backstage/errors';
import { AccountFolder } from './AccountFolder';
import { applyObjects, restartWorkloadsOf } from './applyObjects';
import { ClusterFolder } from './ClusterFolder';
import { runAs } from './runAs';
import {
  EstateAssociation,
  EstateRole,
  EstateWorkload,
  KubernetesObject,
} from './types';

/** What a template brings into the estate. */
export interface EstateChange {
  readonly roles?: readonly EstateRole[];
  /** Trust policies of roles, which keep everything else. */
  readonly trustPolicies?: readonly {
    readonly roleArn: string;
    readonly policy: object;
  }[];
  readonly objects?: readonly {
    readonly cluster: string;
    readonly objects: readonly KubernetesObject[];
  }[];
  readonly associations?: readonly EstateAssociation[];
  readonly workloads?: readonly EstateWorkload[];
  /** Accounts that need an OIDC provider for a cluster. */
  readonly providers?: readonly {
    readonly account: string;
    readonly cluster: string;
  }[];
  /** Service accounts that lose the annotation of their role. */
  readonly withoutAnnotation?: readonly {
    readonly cluster: string;
    readonly namespace: string;
    readonly name: string;
  }[];
}

/** The folders of the estate that a change has touched, relative to it: `accounts/111122223333`. */
export type TouchedFolders = readonly string[];

/**
 * The demo's own copy of the estate: the files that the files source reads. It stands in for AWS, Terraform and clusters, and plays what they would do.
 *
 * Changes come one after the other, and clusters are written whole or not at all.
 */
export class Estate {
  readonly #directory: string;
  readonly #now: () => Date;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: { directory: string; now?: () => Date }) {
    this.#directory = options.directory;
    this.#now = options.now ?? (() => new Date());
  }

  async apply(change: EstateChange): Promise<TouchedFolders> {
    const result = this.#last.then(() => this.#apply(change));
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #apply(change: EstateChange): Promise<TouchedFolders> {
    const now = this.#now();
    const time = now.toISOString().replace(/\.\d+Z$/, 'Z');
    const clusters = new Map<string, ClusterFolder>();
    const cluster = async (name: string) => {
      const folder =
        clusters.get(name) ?? (await ClusterFolder.open(this.#directory, name));
      clusters.set(name, folder);
      return folder;
    };
    for (const association of change.associations ?? []) {
      const folder = await cluster(association.cluster);
      folder.ensureAgent(now);
      folder.associate(association, now);
    }
    for (const {
      cluster: name,
      namespace,
      name: account,
    } of change.withoutAnnotation ?? []) {
      removeRole(await cluster(name), namespace, account);
    }
    for (const { cluster: name, objects } of change.objects ?? []) {
      applyObjects(await cluster(name), objects, time);
    }
    for (const workload of change.workloads ?? []) {
      const { cluster: name, fromCluster = name } = workload;
      runAs(await cluster(name), workload, await cluster(fromCluster), time);
    }
    for (const {
      cluster: name,
      namespace,
      serviceAccount,
    } of change.associations ?? []) {
      const subject = { namespace, name: serviceAccount };
      restartWorkloadsOf(await cluster(name), subject, time);
    }
    const accounts = await this.#applyToAccounts(change, cluster, now);
    for (const folder of clusters.values()) {
      await folder.save();
    }
    return [
      ...accounts.map(account => `accounts/${account}`),
      ...[...clusters.keys()].map(name => `clusters/${name}`),
    ];
  }

  async #applyToAccounts(
    { roles = [], trustPolicies = [], providers = [] }: EstateChange,
    cluster: (name: string) => Promise<ClusterFolder>,
    now: Date,
  ): Promise<string[]> {
    const touched = new Set<string>();
    const open = (account: string) => {
      touched.add(account);
      return AccountFolder.open(this.#directory, account);
    };
    for (const role of roles) {
      await (await open(accountOf(role.arn))).putRole(role, now);
    }
    for (const { roleArn, policy } of trustPolicies) {
      const folder = await open(accountOf(roleArn));
      await folder.setTrustPolicy(roleArn, policy, now);
    }
    for (const { account, cluster: name } of providers) {
      const { issuer } = await cluster(name);
      await (await open(account)).ensureProvider(issuer, now);
    }
    return [...touched];
  }
}

function removeRole(
  cluster: ClusterFolder,
  namespace: string,
  name: string,
): void {
  const account = cluster.find('ServiceAccount', namespace, name);
  const { annotations } = account?.metadata ?? {};
  if (account && annotations) {
    const { 'eks.amazonaws.com/role-arn': _, ...kept } = annotations;
    account.metadata.annotations = kept;
    cluster.changed(account);
  }
}

/** @throws InputError for text that is no ARN of a role. */
export function accountOf(roleArn: string): string {
  const [, account] = /^arn:[\w-]+:iam::(\d{12}):role\/.+$/.exec(roleArn) ?? [];
  if (account === undefined) {
    throw new InputError(`${roleArn} is not the ARN of an IAM role.`);
  }
  return account;
}
