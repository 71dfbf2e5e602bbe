import { clientsOf } from '../sources/aws/__testUtils__/seedAccount';
import { KubeApiServer } from '../sources/kubernetes/__testUtils__/kubeApiServer';
import { readKubernetes } from '../config/readKubernetes';
import { listsToMake } from '../sources/kubernetes/kubernetesLists';
import { demoFiles, EstateFiles, withWords } from './demoFiles';
import { loadAccount } from './loadAccount';
import { createEksCluster, loadEksCluster } from './loadEksCluster';
import { loadKubernetesObjects } from './loadKubernetesObjects';

/** A cluster of the demo, and where it is to be. */
export interface LoadedCluster {
  readonly name: string;
  /** Its account in the demo. */
  readonly account: string;
  readonly region: string;
  readonly server: KubeApiServer;
}

/**
 * Loads a part of the demo into AWS, which `AWS_ENDPOINT_URL` names, and into API servers.
 *
 * @param options.accounts - the accounts to load, by the id that each has in the demo
 * @returns the files of the same part, with the ids that it has there
 */
export async function loadDemoEstate(options: {
  readonly accounts: Readonly<Record<string, string>>;
  readonly clusters: readonly LoadedCluster[];
}): Promise<EstateFiles> {
  const { accounts, clusters } = options;
  const ids = Object.values(accounts);
  let files = withWords(
    await demoFiles([
      ...Object.keys(accounts).map(id => `accounts/${id}`),
      ...clusters.map(({ name }) => `clusters/${name}`),
    ]),
    accounts,
  );
  for (const id of ids) {
    // Policies of AWS itself cannot be created, so each account has its own of the same name.
    const words = { 'arn:aws:iam::aws:policy/': `arn:aws:iam::${id}:policy/` };
    files = Object.fromEntries(
      Object.entries(files).map(([path, text]) =>
        path.startsWith(`accounts/${id}/`)
          ? [path, withWords({ text }, words).text]
          : [path, text],
      ),
    );
  }
  for (const { name, account, region } of clusters) {
    const { eks } = await clientsOf(accounts[account], region);
    const { id, idOfFile } = await createEksCluster(eks, files, name);
    files = withWords(files, { [idOfFile]: id });
  }
  for (const id of ids) {
    const { iam } = await clientsOf(id, 'us-east-1');
    await loadAccount(iam, files, id);
  }
  for (const { name, account, region, server } of clusters) {
    const { eks } = await clientsOf(accounts[account], region);
    files = withWords(files, await loadEksCluster(eks, files, name));
    await loadKubernetesObjects(server, files, name);
    // An API server says of every kind whether there is any.
    const kinds = listsToMake(readKubernetes(undefined))
      .map(({ kind }) => kind)
      .join(', ');
    files = { ...files, [`clusters/${name}/read.yaml`]: `kinds: [${kinds}]\n` };
  }
  return files;
}
