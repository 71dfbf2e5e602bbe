import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GeneratedAccount } from './account.mjs';
import { GeneratedCluster } from './cluster.mjs';
import { GeneratedEstate, TEAMS } from './estate.mjs';
import { writePages } from './pages.mjs';

/** Kinds that were looked for in a cluster, whether it has any or not. */
const KINDS = [
  'Namespace',
  'ServiceAccount',
  'Pod',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Job',
  'CronJob',
  'Node',
  'MutatingWebhookConfiguration',
  'ConfigMap',
];

const LIST_HEAD = '{"kind":"List","apiVersion":"v1","metadata":{},"items":[\n';
const LIST_TAIL = '\n]}\n';

const json = value => `${JSON.stringify(value, null, 2)}\n`;
const numbered = (folder, name) => number =>
  join(folder, `${name}-${String(number).padStart(4, '0')}.json`);

async function writeAccount(folder, account) {
  await mkdir(join(folder, 'open-id-connect-providers'), { recursive: true });
  const policies = JSON.stringify(account.policies());
  await writePages(account.roleDetails(), {
    nameOf: numbered(folder, 'account-authorization-details'),
    head: '{"UserDetailList":[],"GroupDetailList":[],"RoleDetailList":[\n',
    // The policies come with the last page.
    tail: isFollowed =>
      isFollowed
        ? '\n],"Policies":[],"IsTruncated":true,"Marker":"next"}\n'
        : `\n],"Policies":${policies},"IsTruncated":false}\n`,
    reserved: Buffer.byteLength(policies),
  });
  await writeFile(
    join(folder, 'account-summary.json'),
    json(account.summary()),
  );
  for (const [name, provider] of account.providers()) {
    await writeFile(
      join(folder, 'open-id-connect-providers', `${name}.json`),
      json(provider),
    );
  }
}

async function writeCluster(folder, cluster) {
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'cluster.json'),
    json(cluster.describeCluster()),
  );
  await writeFile(join(folder, 'addons.json'), json(cluster.addons()));
  await writePages(cluster.associations(), {
    nameOf: numbered(folder, 'pod-identity-associations'),
    head: '[\n',
    tail: () => '\n]\n',
  });
  await writeFile(join(folder, 'read.yaml'), `kinds: [${KINDS.join(', ')}]\n`);
  for (const what of [
    'namespaces',
    'nodes',
    'webhooks',
    'serviceAccounts',
    'deployments',
    'pods',
  ]) {
    await writePages(cluster[what](), {
      nameOf: numbered(folder, what.toLowerCase()),
      head: LIST_HEAD,
      tail: () => LIST_TAIL,
    });
  }
}

async function writeCatalog(folder, estate) {
  await mkdir(folder, { recursive: true });
  const targets = ['./teams.yaml'];
  const documents = entities =>
    entities.map(entity => `---\n${JSON.stringify(entity)}\n`).join('');
  await writeFile(
    join(folder, 'teams.yaml'),
    documents(
      Array.from({ length: TEAMS }, (_, number) => ({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Group',
        metadata: { name: `team-${number + 1}` },
        spec: { type: 'team', children: [] },
      })),
    ),
  );
  for (let number = 0; number < estate.size.clusters; number++) {
    const cluster = new GeneratedCluster(estate, number);
    const file = `${cluster.name}.yaml`;
    targets.push(`./${file}`);
    await writeFile(join(folder, file), documents([...cluster.entities()]));
  }
  await writeFile(
    join(folder, 'all.yaml'),
    documents([
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Location',
        metadata: { name: 'generated' },
        spec: { targets },
      },
    ]),
  );
}

/** Writes an estate in the layout of the files source, and the catalog that goes with it, account by account and cluster by cluster. */
export async function writeEstate(directory, size, seed) {
  const estate = new GeneratedEstate(size, seed);
  for (let number = 0; number < size.accounts; number++) {
    const account = new GeneratedAccount(estate, number);
    await writeAccount(join(directory, 'accounts', account.id), account);
  }
  for (let number = 0; number < size.clusters; number++) {
    const cluster = new GeneratedCluster(estate, number);
    await writeCluster(join(directory, 'clusters', cluster.name), cluster);
  }
  await writeCatalog(join(directory, 'catalog'), estate);
}
