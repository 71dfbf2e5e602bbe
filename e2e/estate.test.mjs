import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PRODUCTION, SHARED } from '../scripts/fleet/company.mjs';
import { STORIES } from '../scripts/fleet/stories.mjs';
import { formOf } from './estate/awsCalls.mjs';
import { readDatabases } from './estate/readDatabase.mjs';
import { faultOf, roundsOf } from './estate/rounds.mjs';
import { TestEstate } from './estate/testEstate.mjs';
import { named } from './named.mjs';
import {
  openBrowser,
  openEntityTab,
  openPage,
  signIn,
  TestPortal,
  waitFor,
  waitForComponent,
} from './portal.mjs';

const { IRSA_TEST_MOTO_URL: moto, KUBEBUILDER_ASSETS: assets } = process.env;

/** The stories of the demo in these clusters and accounts; the cluster staging-euw1 is not among them. */
const HERE = STORIES.filter(
  ({ component }) =>
    !['demand-forecast', 'loyalty-service'].includes(component),
);
/** What they come to, by component. */
const STATUSES = Object.fromEntries(
  HERE.map(({ component, verdict }) => [
    component,
    verdict === 'No identity' ? 'none' : verdict.toLowerCase(),
  ]),
);
/** EKS chooses the id in an issuer anew for each cluster that is created; everything else of a finding is as in the demo. */
const withoutIssuerId = text => text.replace(/\/id\/\w+$/, '/id/…');
/** What the checks find for them, by component: through the APIs the same as from the files. */
const FINDINGS = Object.fromEntries(
  HERE.map(({ component, findings }) => [
    component,
    named(findings).map(withoutIssuerId),
  ]),
);
const COMPONENTS = Object.keys(STATUSES);

describe(
  'a portal that reads three accounts and two clusters as they are',
  // `npm test` names what is missing, and fails for it where everything has to run.
  { skip: !(moto && assets) },
  () => {
    let estate;
    let portal;
    let browser;
    let open;
    let walked;
    /** All that the portal answered. */
    const answers = [];

    before(async () => {
      [estate, browser] = await Promise.all([
        TestEstate.start({ moto, assets }),
        openBrowser(),
      ]);
      const { audit } = estate.accounts;
      estate.aws.fault('forbidden', call =>
        formOf(call).get('RoleArn')?.includes(audit),
      );
      await estate.grant('prod-euw1');
      portal = await TestPortal.start(estate.portalOptions());
      await waitForComponent(portal, 'payments-api');
      await quiet();
      open = await openPage(browser);
      walked = await openPage(browser);
      for (const { page } of [open, walked]) {
        await signIn(page, portal);
      }
      await openEntityTab(open.page, portal, 'payments-api');
    });

    after(async () => {
      await browser?.close();
      await portal?.stop();
      await estate?.stop();
    });

    const ask = async (pathname, init) => {
      const response = await portal.request(`/api/irsa/v1${pathname}`, init);
      const text = await response.text();
      answers.push(text);
      assert.ok(response.ok, `${pathname} was answered ${response.status}`);
      return JSON.parse(text);
    };
    const sourcePage = () => ask('/sources?limit=100');
    const sources = async () =>
      new Map((await sourcePage()).items.map(item => [item.id, item]));
    const statuses = async () => {
      const pairs = [];
      for (const component of COMPONENTS) {
        const { status } = await ask(
          `/entities/component/default/${component}`,
        );
        pairs.push([component, status]);
      }
      return Object.fromEntries(pairs);
    };

    /** Findings of each component, with the accounts as the demo has them. */
    const findings = async () => {
      const { production, data } = estate.accounts;
      const found = {};
      for (const component of COMPONENTS) {
        const identity = await ask(`/entities/component/default/${component}`);
        found[component] = named(identity.findings)
          .map(text =>
            withoutIssuerId(
              text.replace(production, PRODUCTION).replace(data, SHARED),
            ),
          )
          .sort();
      }
      return found;
    };

    /** Waits until nothing is being read, and what was read is what the portal shows. */
    const quiet = () =>
      waitFor(async () => {
        const { items, resolved } = await sourcePage();
        return (
          items.length > 0 &&
          items.every(({ run, status }) => !run && status !== 'never-read') &&
          resolved
        );
      }, 'every source to be read and resolved');

    const refresh = async () => {
      await ask('/refresh', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      });
    };

    /** Walks over pages, with another one open all the time; none of them may complain. */
    const walkThrough = async () => {
      for (const component of ['notification-hub', 'order-service']) {
        await openEntityTab(walked.page, portal, component);
        await walked.page
          .getByText(/^(Works|Broken|Unknown)\b.*\.$/)
          .first()
          .waitFor();
      }
      assert.deepEqual(walked.problems, []);
      assert.deepEqual(open.problems, []);
    };

    it('says what a reader may not read, and what to paste', async () => {
      const { audit } = estate.accounts;
      const states = await sources();
      const refused = states.get(`aws:${audit}`);
      assert.equal(refused.status, 'failed');
      assert.match(
        refused.problems[0].message,
        new RegExp(`^There are no credentials for account ${audit}\\. Check`),
      );
      assert.equal(refused.problems[0].permission, 'sts:AssumeRole');
      assert.match(
        refused.problems[0].paste,
        new RegExp(`"Resource": "arn:aws:iam::${audit}:role/`),
      );
      const denied = states.get('kubernetes:prod-use1');
      assert.equal(denied.status, 'failed');
      assert.match(denied.problems[0].message, /refuses every list/);

      estate.clear();
      await estate.grant('prod-use1', 'serviceaccounts');
      await refresh();
      await quiet();
      const partly = (await sources()).get('kubernetes:prod-use1');
      assert.equal(partly.status, 'partial');
      assert.equal(partly.counts['service-account'], undefined);
      assert.ok(partly.counts.pod > 0);
      assert.deepEqual(
        partly.problems.map(({ permission }) => permission),
        ['list on serviceaccounts'],
      );
      assert.match(partly.problems[0].paste, /resources: \[serviceaccounts\]/);
      const { 'label-printer': label, 'payments-api': payments } =
        await statuses();
      assert.deepEqual(
        { label, payments },
        { label: 'unknown', payments: 'works' },
      );
      await estate.grant('prod-use1');
    });

    it('shows both clusters and the three accounts, and what they come to', async () => {
      await refresh();
      await quiet();
      const { production, data, audit } = estate.accounts;
      const states = await sources();
      assert.deepEqual(
        [...states.values()].map(({ id, status, problems }) => ({
          id,
          status,
          problems,
        })),
        [
          ...[production, data, audit].sort().map(id => `aws:${id}`),
          ...[
            `eks:${production}/eu-west-1`,
            `eks:${production}/us-east-1`,
            `eks:${data}/eu-west-1`,
          ].sort(),
          'kubernetes:prod-euw1',
          'kubernetes:prod-use1',
        ].map(id => ({ id, status: 'ok', problems: [] })),
      );
      assert.deepEqual(await statuses(), STATUSES);
      assert.deepEqual(await findings(), FINDINGS);
    });

    it('keeps what it had through every fault, and nothing turns green', async t => {
      for (const { title, faults } of roundsOf(estate.accounts)) {
        await t.test(`sources that ${title}`, async () => {
          try {
            await goThrough(faults);
          } finally {
            estate.clear();
          }
          await refresh();
          await quiet();
          const states = [...(await sources()).values()];
          assert.deepEqual(
            states.filter(({ status }) => status !== 'ok'),
            [],
            'Not every source has recovered',
          );
          assert.deepEqual(await statuses(), STATUSES);
        });
      }
      assert.deepEqual(await findings(), FINDINGS);
      assert.deepEqual(estate.elsewhere.visits, [], 'A redirect was followed');
    });

    /** Has every source read while some fail, and looks at what is shown then. */
    const goThrough = async faults => {
      const before = await sources();
      const made = Object.entries(faults).map(([id, how]) => {
        const { proxy, matches, ...shows } = faultOf(estate, id, how);
        return { id, how, fault: proxy.fault(how, matches), ...shows };
      });
      await refresh();
      await walkThrough();
      await quiet();

      const now = await sources();
      for (const { id, how, fault, status, says } of made) {
        const what = `${how} in ${id}`;
        const { problems, ...source } = now.get(id);
        assert.ok(fault.hits > 0, `${what} was never made`);
        assert.equal(source.status, status, what);
        const messages = problems.map(({ message }) => message);
        assert.ok(
          messages.some(message => says.test(message)),
          `${what}: ${messages.join('\n')}`,
        );
        if (status === 'failed') {
          assert.deepEqual(source.counts, before.get(id).counts, what);
          assert.equal(source.readAt, before.get(id).readAt, what);
        } else {
          assert.ok(
            problems.every(({ permission, paste }) => permission && paste),
            `${what} does not say what to paste`,
          );
        }
      }
      for (const [id, { status }] of now) {
        assert.ok(id in faults || status === 'ok', `${id} is ${status}`);
      }

      const verdicts = await statuses();
      const changed = COMPONENTS.filter(
        component => verdicts[component] !== STATUSES[component],
      );
      assert.deepEqual(
        changed.filter(component => verdicts[component] !== 'unknown'),
        [],
        'What was not read has changed a verdict',
      );
      // What failed keeps its last good data, and what was forbidden is unknown.
      assert.equal(
        changed.length > 0,
        made.some(({ status }) => status === 'partial'),
        `Now unknown: ${changed.join(', ')}`,
      );
    };

    it('wrote no secret anywhere', () => {
      const secrets = {
        ...estate.secrets,
        ...Object.fromEntries(
          [...estate.sessions.secrets].map((secret, index) => [
            `session ${index}`,
            secret,
          ]),
        ),
      };
      assert.ok(estate.sessions.secrets.size >= 6);
      const places = {
        'the log': [portal.log],
        'the answers': answers,
        'the database': readDatabases(portal.database),
      };
      for (const [place, texts] of Object.entries(places)) {
        // What is looked for would be found, since this is.
        assert.ok(
          texts.some(text => text.includes(estate.accounts.data)),
          `${place} does not even name an account`,
        );
        for (const [name, secret] of Object.entries(secrets)) {
          const found = texts.find(text => text.includes(secret));
          assert.equal(
            found
              ?.slice(Math.max(0, found.indexOf(secret) - 200))
              .slice(0, 400),
            undefined,
            `The ${name} is in ${place}`,
          );
        }
      }
    });
  },
);
