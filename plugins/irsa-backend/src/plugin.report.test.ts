import { resolve } from 'node:path';
import { mockCredentials } from '@backstage/backend-test-utils';
import { Report } from 'backstage-plugin-irsa-common';
import request from 'supertest';
import { demoEntities } from './__testUtils__/demoCatalog';
import { ALICE, BOB, ready, startPlugin } from './__testUtils__/startPlugin';

const FLEET = resolve(__dirname, '../../../examples/fleet');
const entities = ['components', 'systems', 'resources', 'org'].flatMap(
  demoEntities,
);

jest.setTimeout(60_000);

describe('GET /report', () => {
  const start = async () =>
    ready(
      await startPlugin(
        FLEET,
        {
          [BOB]: { sees: ['component:default/payments-api'] },
          'user:default/carol': { denied: ['irsa.report.read'] },
        },
        { entities },
      ),
    );
  let started: Awaited<ReturnType<typeof startPlugin>>;
  beforeAll(async () => {
    started = await start();
  });

  const get = (query: string, user = ALICE) =>
    started.as(user).get(`/report${query}`);

  it('answers with JSON, to each reader with what the reader may see', async () => {
    const whole: Report = (await get('')).body;
    const own: Report = (await get('?format=json', BOB)).body;
    expect(whole.coverage.sources.total).toBeGreaterThan(3);
    expect(own.totals.total).toBeGreaterThan(0);
    expect(own.totals.total).toBeLessThan(whole.totals.total);
    expect(own.coverage.entities).toEqual({ visible: 1, all: false });
  });

  it.each([
    ['csv', 'text/csv', 'csv', /^dimension,kind,value,total/],
    ['findings-csv', 'text/csv', 'findings.csv', /^id,check,severity/],
    ['markdown', 'text/markdown', 'md', /^# AWS identities of the catalog\n/],
    ['sarif', 'application/sarif+json', 'sarif', /^\{"\$schema":/],
    ['html', 'text/html', 'html', /^<!doctype html>/],
  ])('writes %s to be saved', async (format, type, extension, beginning) => {
    for (const user of [ALICE, BOB]) {
      const response = await request(started.server)
        .get(`/api/irsa/v1/report?format=${format}`)
        .set('Authorization', mockCredentials.user.header(user))
        .buffer(true)
        .parse((stream, done) => {
          let text = '';
          stream.on('data', part => {
            text += part;
          });
          stream.on('end', () => done(null, text));
        });
      expect(response.status).toBe(200);
      expect(response.headers['content-type']).toContain(type);
      expect(response.headers['content-disposition']).toMatch(
        new RegExp(
          `^attachment; filename="irsa-report-[\\d-]+\\.${extension}"$`,
        ),
      );
      expect(response.headers['content-security-policy']).toMatch(
        /^default-src 'none'/,
      );
      expect(response.body).toMatch(beginning);
      // Another owner's things are in no file of Bob's.
      const others = response.body.includes('team-data');
      expect([user, others]).toEqual([user, user === ALICE && others]);
    }
  });

  it('has in SARIF and in the CSV of findings as many as it counts', async () => {
    const { totals }: Report = (await get('')).body;
    const counted =
      Object.values(totals.findings.open).reduce((sum, each) => sum + each) +
      totals.findings.unknown +
      totals.findings.waived;
    const log = JSON.parse((await get('?format=sarif').buffer(true)).text);
    expect(log.runs[0].results).toHaveLength(counted);
    const { text } = await get('?format=findings-csv');
    // No cell of the demo has a line of its own.
    expect(text.trim().split('\r\n')).toHaveLength(counted + 1);
  });

  it.each([
    ['?format=pdf', /format must be one of/],
    ['?format=csv&format=html', /format must be given once/],
    ['?since=yesterday', /since must be a date/],
    ['?limit=5', /no parameter 'limit'/],
  ])('refuses %s', async (query, message) => {
    const response = await get(query);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toMatch(message);
  });

  it('needs the permission, in every format', async () => {
    for (const format of ['json', 'csv', 'sarif', 'html']) {
      const response = await get(`?format=${format}`, 'user:default/carol');
      expect([format, response.status]).toEqual([format, 403]);
      expect(response.body.error.message).toBe(
        'This needs the permission irsa.report.read.',
      );
    }
  });
});
