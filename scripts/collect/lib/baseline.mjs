import { accountIds, clusterNames, REGION } from './sizes.mjs';
import { stopwatch } from './stopwatch.mjs';

/** What any program would have to do: fetch the same pages of the long lists, and parse what is JSON. */
const PAGE = 500;
const AT_ONCE = 4;
const LISTS = [
  '/api/v1/pods',
  '/apis/batch/v1/jobs',
  '/apis/batch/v1/cronjobs',
  '/apis/apps/v1/replicasets',
  '/apis/apps/v1/deployments',
  '/apis/apps/v1/statefulsets',
  '/apis/apps/v1/daemonsets',
  '/api/v1/serviceaccounts',
  '/api/v1/namespaces',
  '/api/v1/nodes',
];

async function readCluster(address, name) {
  let objects = 0;
  for (const list of LISTS) {
    let next = '';
    do {
      const response = await fetch(
        `${address}/kubernetes/${name}${list}?limit=${PAGE}${
          next && `&continue=${next}`
        }`,
      );
      const page = JSON.parse(await response.text());
      objects += page.items.length;
      next = page.metadata.continue ?? '';
    } while (next);
  }
  return objects;
}

async function readAccount(address, account) {
  let objects = 0;
  for (const operation of ['GetAccountAuthorizationDetails', 'ListRoles']) {
    let next;
    do {
      const response = await fetch(address, {
        method: 'POST',
        headers: {
          authorization: `AWS4-HMAC-SHA256 Credential=ASIA${account}/20260101/${REGION}/iam/aws4_request`,
        },
        body: `Action=${operation}&MaxItems=1000${
          next ? `&Marker=${next}` : ''
        }`,
      });
      const text = await response.text();
      objects += text.split('<RoleName>').length - 1;
      next = /<Marker>([^<]+)/.exec(text)?.[1];
    } while (next);
  }
  return objects;
}

process.once('message', async ({ address, accounts }) => {
  const jobs = accountIds(accounts).flatMap(account => [
    () => readAccount(address, account),
    ...clusterNames(account).map(name => () => readCluster(address, name)),
  ]);
  const time = stopwatch();
  let objects = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let job = jobs.shift(); job; job = jobs.shift()) {
        objects += await job();
      }
    }),
  );
  process.send({
    told: {
      read: time(),
      objects,
      peak: process.resourceUsage().maxRSS * 1024,
    },
  });
  process.exit(0);
});
