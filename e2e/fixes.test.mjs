import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { PRODUCTION, SHARED } from '../scripts/fleet/company.mjs';
import { admit } from '../scripts/fleet/webhook.mjs';
import { openAwsAccount } from './fixes/awsAccount.mjs';
import { openCluster } from './fixes/cluster.mjs';
import { changeFile, isSame } from './fixes/fleetFiles.mjs';
import {
  TestPortal,
  openBrowser,
  openEntityTab,
  openPage,
  signIn,
  waitFor,
} from './portal.mjs';

const {
  IRSA_TEST_MOTO_URL: moto,
  KUBEBUILDER_ASSETS: assets,
  IRSA_TEST_PYTHON_TOOLS: awsTools,
  IRSA_TEST_KUBECTL: kubectl,
} = process.env;

const VIEWPORT = { width: 1440, height: 900 };
const OBJECTS = 'clusters/prod-use1/objects.json';

describe(
  'the fix that is copied from the page of a broken component',
  // `npm test` names what is missing, and fails for it where everything has to run.
  { skip: !(moto && assets && awsTools && kubectl) },
  () => {
    let portal;
    let browser;
    let page;
    let problems;
    let cluster;

    before(async () => {
      [portal, browser] = await Promise.all([
        TestPortal.start(),
        openBrowser(),
      ]);
      ({ page, problems } = await openPage(browser, {
        viewport: VIEWPORT,
        permissions: ['clipboard-read', 'clipboard-write'],
      }));
      await signIn(page, portal);
    });

    after(async () => {
      cluster?.stop();
      await browser?.close();
      await portal?.stop();
    });

    /** Whether the reader sees the whole of something, as far down as the window goes. */
    const assertInWindow = async (locator, what) => {
      const box = await locator.boundingBox();
      assert.ok(box, `${what} is not on the page`);
      assert.ok(
        box.y >= 0 && box.y + box.height <= VIEWPORT.height,
        `${what} is at ${box.y} to ${box.y + box.height} px of ${
          VIEWPORT.height
        } px`,
      );
    };

    /** The detail of the hop that is open as the page opens. */
    const detail = () =>
      page.getByRole('region', {
        name: /^(Role|OIDC provider|Service account|Workload) /,
      });

    const assertSeenAtOnce = async sentence => {
      await page.getByText(sentence).first().waitFor();
      await assertInWindow(page.getByText(sentence).first(), 'The verdict');
      for (const title of ['Cause', 'Fix']) {
        await assertInWindow(
          detail().getByRole('heading', { name: title, exact: true }),
          title,
        );
      }
      await assertInWindow(
        detail().getByRole('button', { name: 'Copy', exact: true }),
        'The button that copies the fix',
      );
      assert.equal(await page.evaluate(() => window.scrollY), 0);
    };

    const copyFix = async tool => {
      await detail()
        .getByRole('button', { name: /Show for/ })
        .click();
      await page.getByRole('option', { name: tool }).click();
      await detail().getByRole('button', { name: 'Copy', exact: true }).click();
      await detail().getByText('Copied').first().waitFor();
      return page.evaluate(() => navigator.clipboard.readText());
    };

    const readAll = async () => {
      const readAt = async () => {
        const response = await portal.request('/api/irsa/v1/sources');
        const { items } = await response.json();
        return items.map(item => item.readAt);
      };
      const before = await readAt();
      await page.goto(new URL('/irsa/sources', portal.address).href);
      await page.getByRole('button', { name: 'Read all now' }).click();
      await waitFor(
        async () =>
          (await readAt()).every((time, index) => time !== before[index]),
        'every source to be read again',
      );
    };

    const assertGreen = async (component, sentence) => {
      await openEntityTab(page, portal, component);
      await page.getByText(sentence).first().waitFor();
      const hops = page
        .getByRole('list', { name: `From ${component} to its AWS permissions` })
        .getByRole('button', { expanded: false });
      const shown = await hops.allInnerTexts();
      assert.equal(shown.length, 5);
      shown.forEach(text => assert.match(text, /Works/));
      assert.deepEqual(problems, []);
    };

    it('refund-worker: a trust policy, by the AWS CLI', async () => {
      await openEntityTab(page, portal, 'refund-worker');
      await assertSeenAtOnce(/^Broken: refund-worker in prod-use1 cannot/);
      const fix = await copyFix('AWS CLI');

      const file = await fileOfRole(portal.fleet, 'refund-worker');
      const { run, ask } = await openAwsAccount(moto, awsTools);
      await changeRole(portal.fleet, file, 'refund-worker', async role => {
        const policy = JSON.stringify(role.AssumeRolePolicyDocument);
        await run(
          `aws iam create-role --role-name refund-worker --assume-role-policy-document '${policy}'`,
        );
        await run(fix);
        const { Role: now } = await ask(
          'aws iam get-role --role-name refund-worker',
        );
        return now.AssumeRolePolicyDocument;
      });

      await readAll();
      await assertGreen(
        'refund-worker',
        'Works: refund-worker in prod-use1 can use AWS as role refund-worker, which trusts only this service account.',
      );
    });

    it('carrier-gateway: an OIDC provider, by the AWS CLI', async () => {
      await openEntityTab(page, portal, 'carrier-gateway');
      await assertSeenAtOnce(/^Broken: carrier-gateway in prod-use1 cannot/);
      const fix = await copyFix('AWS CLI');

      const { run, ask } = await openAwsAccount(moto, awsTools);
      await run(fix);
      const { OpenIDConnectProviderList: providers } = await ask(
        'aws iam list-open-id-connect-providers',
      );
      assert.equal(providers.length, 1);
      const provider = await run(
        `aws iam get-open-id-connect-provider --output json --open-id-connect-provider-arn ${providers[0].Arn}`,
      );
      await writeFile(
        path.join(
          portal.fleet,
          `accounts/${SHARED}/open-id-connect-providers/prod-use1.json`,
        ),
        provider,
      );

      await readAll();
      await assertGreen(
        'carrier-gateway',
        /^Works: carrier-gateway in prod-use1 can use AWS as role carrier-gateway/,
      );
    });

    it('label-printer: an annotation and then a restart, by kubectl', async () => {
      const { items } = JSON.parse(
        await readFile(path.join(portal.fleet, OBJECTS), 'utf8'),
      );
      const objects = items.filter(
        ({ kind, metadata: { namespace, name } }) =>
          ['ServiceAccount', 'Deployment'].includes(kind) &&
          namespace === 'fulfilment' &&
          name === 'label-printer',
      );
      assert.equal(objects.length, 2);
      cluster = await openCluster({
        assets,
        kubectl,
        directory: path.dirname(portal.fleet),
        objects,
      });
      /** Pastes what was copied, and writes what the cluster has then. */
      const apply = async fix => {
        await cluster.run(fix);
        const now = await Promise.all(objects.map(cluster.read));
        await changeFile(portal.fleet, OBJECTS, list => ({
          ...list,
          items: list.items.map(
            item => now.find(object => isSame(object, item)) ?? item,
          ),
        }));
        return now;
      };

      await openEntityTab(page, portal, 'label-printer');
      await assertSeenAtOnce(/^Broken: label-printer in prod-use1 cannot/);
      await apply(await copyFix('kubectl'));

      await readAll();
      await openEntityTab(page, portal, 'label-printer');
      await assertSeenAtOnce(/^Broken: label-printer in prod-use1 cannot/);
      const [serviceAccount, deployment] = await apply(
        await copyFix('kubectl'),
      );
      const { template } = deployment.spec;
      assert.ok(
        template.metadata.annotations['kubectl.kubernetes.io/restartedAt'],
      );
      // An API server alone makes no pods of a deployment.
      await changeFile(portal.fleet, OBJECTS, list => ({
        ...list,
        items: list.items.map(item =>
          item.kind === 'Pod' && item.metadata.name.startsWith('label-printer-')
            ? podMadeAnew(item, template, serviceAccount)
            : item,
        ),
      }));

      await readAll();
      // As AWS tells it until it has seen the first use.
      await assertGreen(
        'label-printer',
        /^Works, with 1 finding: Role label-printer has never been used/,
      );
    });
  },
);

/** The file of the production account that has a role. */
async function fileOfRole(fleet, name) {
  for (const number of [1, 2]) {
    const file = `accounts/${PRODUCTION}/account-authorization-details-${number}.json`;
    const text = await readFile(path.join(fleet, file), 'utf8');
    if (text.includes(`"RoleName": "${name}"`)) {
      return file;
    }
  }
  throw new Error(`No file of account ${PRODUCTION} has role ${name}`);
}

/** Gives a role in a file another trust policy. */
async function changeRole(fleet, file, name, trustPolicyOf) {
  const { RoleDetailList: roles } = JSON.parse(
    await readFile(path.join(fleet, file), 'utf8'),
  );
  const policy = await trustPolicyOf(
    roles.find(({ RoleName }) => RoleName === name),
  );
  await changeFile(fleet, file, details => ({
    ...details,
    RoleDetailList: details.RoleDetailList.map(role =>
      role.RoleName === name
        ? { ...role, AssumeRolePolicyDocument: policy }
        : role,
    ),
  }));
}

/** A pod as controller and webhook of the cluster make it anew. */
function podMadeAnew(pod, template, { metadata }) {
  const now = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  return admit(
    {
      ...pod,
      metadata: { ...pod.metadata, creationTimestamp: now },
      spec: {
        ...pod.spec,
        containers: template.spec.containers,
        volumes: template.spec.volumes,
      },
    },
    {
      region: 'us-east-1',
      serviceAccount: {
        role: metadata.annotations['eks.amazonaws.com/role-arn'],
        annotatedAt: metadata.managedFields
          .map(({ time }) => time)
          .sort()
          .at(-1),
      },
    },
  );
}
