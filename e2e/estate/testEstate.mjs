import { randomBytes } from 'node:crypto';
import http from 'node:http';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { fromRoot } from '../../scripts/lib/paths.mjs';
import { demoConfigPaths } from '../../scripts/lib/portal.mjs';
import { awsErrors } from './awsErrors.mjs';
import { AwsSessions } from './awsCalls.mjs';
import { FaultProxy } from './faultProxy.mjs';
import { kubernetesErrors } from './kubernetesErrors.mjs';
import { backendModule } from '../../scripts/lib/backendModule.mjs';

const READER_ROLE = 'backstage-irsa-reader';
/** Objects on a page, so that lists of the demo take several. */
const PAGE = '20';
/** A read that takes longer is ended. */
export const READ_SECONDS = 15;

const secretOf = what => `planted-${what}-${randomBytes(12).toString('hex')}`;

/** Answers whoever follows a redirect, and remembers it. */
async function startElsewhere() {
  const visits = [];
  const server = http.createServer((request, response) => {
    visits.push({ url: request.url, headers: request.headers });
    response.end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    visits,
    address: `http://127.0.0.1:${server.address().port}/elsewhere`,
    stop: () => server.close(),
  };
}

/**
 * The demo's two production clusters in two API servers and its two accounts in moto, with a third account beside them. Between them and
 * a portal stand proxies that make faults.
 */
export class TestEstate {
  #directory = mkdtempSync(path.join(os.tmpdir(), 'irsa-estate-'));
  #stops = [];
  #servers = new Map();
  /** Proxies by the name of the cluster behind each. */
  kubernetes = new Map();
  sessions = new AwsSessions();
  secrets = {
    hubKey: secretOf('hub-key'),
    dataKey: secretOf('data-key'),
    token: secretOf('kubeconfig-token'),
    podKey: secretOf('pod-key'),
    podToken: secretOf('pod-token'),
    proxyPassword: secretOf('proxy-password'),
  };

  /** Starts servers and loads them. */
  static async start({ moto, assets }) {
    const estate = new TestEstate();
    try {
      await estate.#start({ moto, assets });
    } catch (error) {
      await estate.stop();
      throw error;
    }
    return estate;
  }

  async #start({ moto, assets }) {
    const { AwsEmulator } = backendModule(
      'sources/aws/__testUtils__/AwsEmulator',
    );
    const { randomAccount } = backendModule(
      'sources/aws/__testUtils__/randomAccount',
    );
    this.accounts = {
      production: randomAccount(),
      data: randomAccount(),
      audit: randomAccount(),
    };
    this.elsewhere = await startElsewhere();
    this.#stops.push(() => this.elsewhere.stop());
    const emulator = await AwsEmulator.start(moto);
    this.#stops.push(() => emulator.stop());
    emulator.detailsOnPage = 10;
    this.aws = await FaultProxy.start({
      target: emulator.url,
      errors: awsErrors,
      elsewhere: this.elsewhere.address,
      observe: this.sessions.observe,
    });
    this.#stops.push(() => this.aws.stop());
    await Promise.all(
      ['prod-euw1', 'prod-use1'].map(name => this.#startCluster(name, assets)),
    );
    await this.#load(emulator.url);
  }

  async #startCluster(name, assets) {
    const { KubeApiServer } = backendModule(
      'sources/kubernetes/__testUtils__/kubeApiServer',
    );
    const server = await KubeApiServer.start(assets, {
      [this.secrets.token]: 'reader',
    });
    this.#stops.push(() => server.stop());
    this.#servers.set(name, server);
    const proxy = await FaultProxy.start({
      target: server.address,
      certificate: server.keyPair,
      errors: kubernetesErrors,
      elsewhere: this.elsewhere.address,
      prepare: ({ url }) => url.searchParams.set('limit', PAGE),
    });
    this.#stops.push(() => proxy.stop());
    this.kubernetes.set(name, proxy);
  }

  async #load(awsAddress) {
    // The loaders find moto as the backend does.
    Object.assign(process.env, {
      ...this.#awsVariables(),
      AWS_ENDPOINT_URL: awsAddress,
    });
    const { loadDemoEstate } = backendModule('__testUtils__/loadDemoEstate');
    const { seedAccount } = backendModule(
      'sources/aws/__testUtils__/seedAccount',
    );
    const { audit } = this.accounts;
    const cluster = (name, region) => ({
      name,
      region,
      account: '111122223333',
      server: this.#servers.get(name),
    });
    await loadDemoEstate({
      accounts: this.#demoAccounts,
      clusters: [
        cluster('prod-euw1', 'eu-west-1'),
        cluster('prod-use1', 'us-east-1'),
      ],
    });
    await seedAccount({
      account: audit,
      region: 'eu-west-1',
      roles: ['audit'],
      cluster: 'audit',
    });
    await this.#servers
      .get('prod-euw1')
      .request(
        'POST',
        '/api/v1/namespaces/payments/pods',
        podWithSecrets(this.secrets),
      );
  }

  /** Grants the reader of a cluster every list that is made, but one. */
  async grant(cluster, except) {
    const { listsToMake } = backendModule('sources/kubernetes/kubernetesLists');
    const { readKubernetes } = backendModule('config/readKubernetes');
    const { clusterRoleRules } = backendModule(
      'sources/kubernetes/clusterRole',
    );
    const lists = listsToMake(readKubernetes()).filter(
      ({ resource }) => resource !== except,
    );
    await this.#servers.get(cluster).grant('reader', {
      rules: parse(clusterRoleRules(lists)),
    });
  }

  /** The accounts here by those of the demo, whose roles they have. */
  get #demoAccounts() {
    const { production, data } = this.accounts;
    return { 111122223333: production, 444455556666: data };
  }

  /** The demo's catalog, which declares roles in the accounts here. */
  #catalog() {
    const directory = path.join(this.#directory, 'catalog');
    cpSync(fromRoot('examples', 'catalog'), directory, { recursive: true });
    for (const name of readdirSync(directory)) {
      const file = path.join(directory, name);
      writeFileSync(
        file,
        Object.entries(this.#demoAccounts).reduce(
          (text, [demo, here]) => text.replaceAll(demo, here),
          readFileSync(file, 'utf8'),
        ),
      );
    }
    return path.join(directory, 'all.yaml');
  }

  /** What a portal is started with to read all of this. */
  portalOptions() {
    const { production, data, audit } = this.accounts;
    const file = path.join(this.#directory, 'app-config.estate.yaml');
    const cluster = (name, region) => ({
      name,
      arn: `arn:aws:eks:${region}:${production}:cluster/${name}`,
      kubeconfig: {
        path: this.#servers.get(name).kubeconfig(this.secrets.token, {
          address: this.kubernetes.get(name).address,
          context: 'reader',
        }),
      },
    });
    writeFileSync(
      file,
      JSON.stringify({
        catalog: { locations: [{ type: 'file', target: this.#catalog() }] },
        aws: {
          accountDefaults: { roleName: READER_ROLE },
          accounts: [
            {
              accountId: data,
              roleName: READER_ROLE,
              accessKeyId: 'AKIADATAREADER',
              secretAccessKey: this.secrets.dataKey,
            },
          ],
        },
        irsa: {
          accounts: [
            { accountId: production, regions: ['eu-west-1', 'us-east-1'] },
            { accountId: data, regions: ['eu-west-1'] },
            { accountId: audit },
          ],
          clusters: [
            cluster('prod-euw1', 'eu-west-1'),
            cluster('prod-use1', 'us-east-1'),
          ],
          schedule: {
            // Each read of the tests is asked for.
            frequency: { hours: 1 },
            timeout: { seconds: READ_SECONDS },
          },
        },
      }),
    );
    return {
      configPaths: [...demoConfigPaths({ local: false }), file],
      variables: {
        APP_CONFIG_irsa_files: '[]',
        ...this.#awsVariables(),
        AWS_ENDPOINT_URL: this.aws.address,
      },
    };
  }

  #awsVariables() {
    return {
      AWS_ACCESS_KEY_ID: 'AKIAHUB',
      AWS_SECRET_ACCESS_KEY: this.secrets.hubKey,
      // Nothing of the machine that the test runs on.
      AWS_CONFIG_FILE: os.devNull,
      AWS_SHARED_CREDENTIALS_FILE: os.devNull,
      AWS_EC2_METADATA_DISABLED: 'true',
    };
  }

  /** Ends every fault. */
  clear() {
    this.aws.clear();
    this.kubernetes.forEach(proxy => proxy.clear());
  }

  async stop() {
    for (const stop of this.#stops.reverse()) {
      await stop();
    }
    rmSync(this.#directory, { recursive: true, force: true });
  }
}

/** A pod as people should not make them, with secrets in its variables. */
function podWithSecrets({ podKey, podToken, proxyPassword }) {
  return {
    metadata: { name: 'careless', labels: { app: 'careless' } },
    spec: {
      serviceAccountName: 'default',
      containers: [
        {
          name: 'main',
          image: 'example.invalid/careless',
          env: [
            { name: 'AWS_ACCESS_KEY_ID', value: `AKIA${podKey}` },
            { name: 'AWS_SECRET_ACCESS_KEY', value: podKey },
            { name: 'AWS_SESSION_TOKEN', value: podToken },
            { name: 'AWS_CONTAINER_AUTHORIZATION_TOKEN', value: podToken },
            {
              name: 'HTTPS_PROXY',
              value: `http://proxy:${proxyPassword}@proxy.example:3128`,
            },
            {
              name: 'NO_PROXY',
              value: `169.254.170.23,${proxyPassword}.example`,
            },
          ],
        },
      ],
    },
  };
}
