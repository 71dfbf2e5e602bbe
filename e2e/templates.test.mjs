import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { parse, parseAllDocuments } from 'yaml';
import { fromRoot } from '../scripts/lib/paths.mjs';
import {
  TestPortal,
  openBrowser,
  openPage,
  signIn,
  waitFor,
} from './portal.mjs';

/** A new service is there within 30 s; a machine on which many tests run at once may take longer. */
const RUN_MILLISECONDS = 90_000;

const TEMPLATES = [
  'new-service',
  'give-identity',
  'leave-kiam-kube2iam',
  'move-to-pod-identity',
  'add-cluster',
];

/** For each template what somebody fills in, and what has to be among the files then. */
const DRY_RUNS = [
  {
    template: 'new-service',
    values: {
      name: 'gift-cards',
      owner: 'group:default/team-checkout',
      cluster: 'prod-euw1',
      namespace: 'payments',
      serviceAccount: 'gift-cards',
      accessPacks: [{ pack: 'read-product-photos' }],
      mechanism: 'irsa',
      form: 'terraform',
    },
    files: [
      'catalog-info.yaml',
      'README.md',
      'src/server.mjs',
      'deploy/deployment.yaml',
      'deploy/service-account.yaml',
      /^infrastructure\/.*\.tf$/,
    ],
  },
  {
    template: 'give-identity',
    values: {
      component: 'component:default/help-centre',
      cluster: 'prod-euw1',
      namespace: 'storefront',
      serviceAccount: 'help-centre',
      deployments: ['help-centre-web', 'help-centre-index'],
      accessPacks: [{ pack: 'read-bucket', parameters: { bucket: 'help' } }],
      mechanism: 'irsa',
      form: 'cloudformation',
    },
    files: [
      'deploy/service-account.yaml',
      'deploy/run-as.patch.yaml',
      /^infrastructure\/.*\.yaml$/,
    ],
  },
  {
    template: 'leave-kiam-kube2iam',
    values: {
      component: 'component:default/legacy-erp-bridge',
      mechanism: 'irsa',
      carryOut: true,
    },
    files: [
      'migration/MIGRATION.md',
      'migration/manifests/prod-euw1/fulfilment/legacy-erp-bridge.yaml',
      'migration/trust-policies/111122223333/erp-bridge.after.json',
    ],
  },
  {
    template: 'move-to-pod-identity',
    values: { component: 'component:default/payments-api', carryOut: true },
    files: [
      'migration/MIGRATION.md',
      'migration/trust-policies/111122223333/payments-api.after.json',
    ],
  },
  {
    template: 'add-cluster',
    values: {
      component: 'component:default/payments-api',
      newCluster: 'prod-use1',
      mechanism: 'irsa',
      carryOut: true,
    },
    files: [
      'migration/MIGRATION.md',
      'migration/manifests/prod-use1/payments/payments-api.yaml',
    ],
  },
];

const folderOf = template => fromRoot('examples', 'templates', template);

const readTemplate = async template =>
  parse(await readFile(path.join(folderOf(template), 'template.yaml'), 'utf8'));

/** A template's own files, as the scaffolder's dry run takes them. */
async function contentsOf(template) {
  const folder = folderOf(template);
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  return Promise.all(
    entries
      .filter(entry => entry.isFile())
      .map(async entry => {
        const file = path.join(entry.parentPath, entry.name);
        return {
          path: path.relative(folder, file),
          base64Content: await readFile(file, 'base64'),
        };
      }),
  );
}

describe('the templates of the demo', () => {
  let portal;
  let browser;
  let page;
  let problems;

  const ask = async (pathname, body) => {
    const response = await portal.request(
      pathname,
      body && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      },
    );
    assert.ok(response.ok, `${pathname}: ${response.status}`);
    return response.json();
  };

  const identityOf = component =>
    ask(`/api/irsa/v1/entities/component/default/${component}`);

  before(async () => {
    [portal, browser] = await Promise.all([TestPortal.start(), openBrowser()]);
    await waitFor(async () => {
      const { items } = await ask('/api/irsa/v1/sources');
      return items.length === 5 && items.every(item => item.status === 'ok');
    }, 'the first read of every source');
    await waitFor(
      async () =>
        (await ask('/api/catalog/entities?filter=kind=template')).length ===
        TEMPLATES.length,
      'the templates in the catalog',
    );
    ({ page, problems } = await openPage(browser));
    await signIn(page, portal);
  });

  after(async () => {
    await browser?.close();
    await portal?.stop();
  });

  describe('dry-run', () => {
    for (const { template, values, files } of DRY_RUNS) {
      it(`${template} writes its files and changes nothing`, async () => {
        const { directoryContents, log } = await ask(
          '/api/scaffolder/v2/dry-run',
          {
            template: await readTemplate(template),
            values,
            secrets: {},
            directoryContents: await contentsOf(template),
          },
        );
        const paths = directoryContents.map(each => each.path);
        for (const file of files) {
          assert.ok(
            paths.some(each =>
              file instanceof RegExp ? file.test(each) : each === file,
            ),
            `${file} is not among ${paths.join(', ')}`,
          );
        }
        const messages = log.map(({ body }) => body.message).join('\n');
        assert.match(messages, /This would copy the workspace/);
        assert.match(messages, /in(?:to)? the demo's estate/);
        for (const file of directoryContents) {
          const text = Buffer.from(file.base64Content, 'base64').toString();
          assert.doesNotMatch(text, /\$\{\{|\{%|undefined/, file.path);
          if (/\.ya?ml$/.test(file.path)) {
            for (const { errors } of parseAllDocuments(text)) {
              assert.deepEqual(errors, [], file.path);
            }
          }
        }
        assert.ok(!existsSync(path.join(portal.fleet, 'created')));
      });
    }

    it('new-service writes a catalog file that names role and workloads', async () => {
      const [{ template, values }] = DRY_RUNS;
      const { directoryContents } = await ask('/api/scaffolder/v2/dry-run', {
        template: await readTemplate(template),
        values: { ...values, description: 'Sells "gift cards": all of them' },
        secrets: {},
        directoryContents: await contentsOf(template),
      });
      const read = file =>
        parse(
          Buffer.from(
            directoryContents.find(each => each.path === file).base64Content,
            'base64',
          ).toString(),
        );
      const { metadata, spec } = read('catalog-info.yaml');
      const account = read('deploy/service-account.yaml');
      const deployment = read('deploy/deployment.yaml');
      assert.equal(metadata.description, 'Sells "gift cards": all of them');
      assert.equal(spec.owner, values.owner);
      assert.equal(
        metadata.annotations['amazon.com/iam-role-arn'],
        account.metadata.annotations['eks.amazonaws.com/role-arn'],
      );
      assert.equal(
        deployment.spec.template.metadata.labels['backstage.io/kubernetes-id'],
        metadata.annotations['backstage.io/kubernetes-id'],
      );
      assert.equal(
        deployment.spec.template.spec.serviceAccountName,
        account.metadata.name,
      );
    });
  });

  const button = name => page.getByRole('button', { name, exact: true });

  async function openTemplate(title) {
    problems.length = 0;
    await page.goto(new URL('/create', portal.address).href);
    const card = page
      .locator('[class*="Card"]')
      .filter({ has: page.getByText(title, { exact: true }) })
      .last();
    await card.getByRole('button', { name: 'Choose' }).click();
    await page.getByText(title, { exact: true }).first().waitFor();
  }

  async function choose(label, option) {
    await page.getByRole('button', { name: label }).first().click();
    await page.getByRole('option', { name: option, exact: true }).click();
  }

  async function type(label, text) {
    const field = page.getByRole('combobox', { name: label });
    await field.fill(text);
    await field.press('Tab');
  }

  /** Chooses an entity in the picker of the scaffolder. */
  async function pick(name) {
    const field = page.getByRole('textbox', { name: 'Component' });
    await field.fill(name);
    await page.getByRole('option', { name }).first().click();
  }

  async function permit(pack) {
    await choose(/Permission 1/, pack);
  }

  /** Goes on to the end of the form, and has the template run until it is over. */
  async function run({ steps }) {
    for (let step = 1; step < steps; step += 1) {
      await button('Next').click();
    }
    await button('Review').click();
    const started = Date.now();
    await button('Create').click();
    await page
      .getByRole('link', { name: 'See its AWS identity' })
      .waitFor({ timeout: RUN_MILLISECONDS });
    return Date.now() - started;
  }

  /** Follows the link that the template ends with. */
  async function seeIdentity(sentence) {
    await page.getByRole('link', { name: 'See its AWS identity' }).click();
    await page.getByText(sentence).first().waitFor();
  }

  it('make a new service with a working identity, told cluster, namespace, service account and permissions', async t => {
    await openTemplate('New service with an AWS identity');
    await page.getByRole('textbox', { name: 'Name' }).fill('gift-cards');
    await button('Next').click();
    await choose(/Cluster/, 'prod-euw1');
    await type(/Namespace/, 'payments');
    await type(/Service account/, 'gift-cards');
    await permit('Read the product photos');
    await page.getByText('Nothing stops this step').waitFor();
    const milliseconds = await run({ steps: 2 });
    await seeIdentity(
      /Works: gift-cards in prod-euw1 can use AWS as role .*, which trusts only this service account\./,
    );
    t.diagnostic(`It was there after ${milliseconds} ms`);
    const { status, bindings, findings } = await identityOf('gift-cards');
    assert.equal(status, 'works');
    assert.deepEqual(
      bindings.flatMap(({ lane }) => lane.map(hop => hop.status)),
      ['works', 'works', 'works', 'works', 'works'],
    );
    assert.deepEqual(findings, []);
    assert.deepEqual(problems, []);
  });

  it('refuse a wildcard, in the form and again in the action, with the reason', async () => {
    await openTemplate('New service with an AWS identity');
    await page.getByRole('textbox', { name: 'Name' }).fill('gifts');
    await button('Next').click();
    await choose(/Cluster/, 'prod-euw1');
    await type(/Namespace/, 'payments');
    await type(/Service account/, 'gift-*');
    await permit('Read the product photos');
    const reason =
      /The trust policy admits a pattern of service accounts, and the guard rails 'production' never allow that/;
    await page.getByText(reason).first().waitFor();
    await button('Next').click();
    await page.getByText(reason).first().waitFor();
    assert.equal(await button('Review').count(), 0);

    const { id } = await ask('/api/scaffolder/v2/tasks', {
      templateRef: 'template:default/new-service-with-aws-identity',
      values: {
        ...DRY_RUNS[0].values,
        name: 'gifts',
        serviceAccount: 'gift-*',
      },
      secrets: {},
    });
    await waitFor(
      async () =>
        (await ask(`/api/scaffolder/v2/tasks/${id}`)).status === 'failed',
      'the end of the task',
    );
    const events = await ask(`/api/scaffolder/v2/tasks/${id}/events`);
    assert.match(events.map(({ body }) => body.message).join('\n'), reason);
    assert.ok(!existsSync(path.join(portal.fleet, 'created', 'gifts')));
  });

  it('refuse the name of a component that somebody else has', async () => {
    const { id } = await ask('/api/scaffolder/v2/tasks', {
      templateRef: 'template:default/new-service-with-aws-identity',
      values: { ...DRY_RUNS[0].values, name: 'order-service' },
      secrets: {},
    });
    await waitFor(
      async () =>
        (await ask(`/api/scaffolder/v2/tasks/${id}`)).status === 'failed',
      'the end of the task',
    );
    const events = await ask(`/api/scaffolder/v2/tasks/${id}/events`);
    assert.match(
      events.map(({ body }) => body.message).join('\n'),
      /The catalog has component:default\/order-service already\. Choose another name\./,
    );
  });

  it('give a component without one an identity', async () => {
    await openTemplate('Give a component an AWS identity');
    await pick('stock-feed');
    await choose(/Cluster/, 'prod-euw1');
    await type(/Namespace/, 'fulfilment');
    await type(/Service account/, 'stock-feed');
    await button('Next').click();
    await permit('Take orders that are to be fulfilled from their queue');
    await page.getByText('Nothing stops this step').waitFor();
    await run({ steps: 2 });
    await seeIdentity(/Works: stock-feed in prod-euw1 can use AWS as role/);
    assert.equal((await identityOf('stock-feed')).status, 'works');
    assert.deepEqual(problems, []);
  });

  it('plan the way off kube2iam, and carry it out', async () => {
    await openTemplate('Leave kiam or kube2iam');
    await pick('legacy-erp-bridge');
    await run({ steps: 1 });
    await page
      .getByRole('heading', {
        name: 'Move component:default/legacy-erp-bridge to IRSA',
      })
      .waitFor();
    const plan = await readFile(
      path.join(
        portal.fleet,
        'created/pull-requests/legacy-erp-bridge-exit/migration/MIGRATION.md',
      ),
      'utf8',
    );
    for (const chapter of [
      'What moves',
      'Before the first step',
      'Steps',
      'How to go back',
      'What stays untouched',
      'Files',
    ]) {
      assert.match(plan, new RegExp(`^## ${chapter}$`, 'm'));
      await page.getByRole('heading', { name: chapter, exact: true }).waitFor();
    }
    await seeIdentity(/^Works/);
    const { bindings } = await identityOf('legacy-erp-bridge');
    assert.deepEqual(
      bindings.map(({ mechanism, verdict, serviceAccount }) => [
        mechanism,
        verdict,
        serviceAccount.name,
      ]),
      [['irsa', 'works', 'legacy-erp-bridge']],
    );
    assert.deepEqual(problems, []);
  });

  it('bring a component to one more cluster, where the first one goes on', async () => {
    await openTemplate('Add a cluster');
    await pick('payments-api');
    await choose(/New cluster/, 'prod-use1');
    await run({ steps: 1 });
    await seeIdentity(/Works: both service accounts can use AWS/);
    const { bindings } = await identityOf('payments-api');
    assert.deepEqual(
      bindings.map(each => [each.serviceAccount.cluster, each.verdict]),
      [
        ['prod-euw1', 'works'],
        ['prod-use1', 'works'],
      ],
    );
    assert.deepEqual(problems, []);
  });

  it('move a component to Pod Identity', async () => {
    await openTemplate('Move to Pod Identity');
    await pick('fraud-scoring');
    await run({ steps: 1 });
    await seeIdentity(/Works: fraud-scoring in prod-euw1 can use AWS/);
    const { bindings, status } = await identityOf('fraud-scoring');
    assert.equal(status, 'works');
    assert.deepEqual(
      bindings.map(({ mechanism, verdict }) => [mechanism, verdict]),
      [['pod-identity', 'works']],
    );
    assert.deepEqual(problems, []);
  });
});
