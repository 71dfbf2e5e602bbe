import { once } from 'node:events';
import { Server } from 'node:http';
import { resolve } from 'node:path';
import { mockCredentials } from '@backstage/backend-test-utils';
import { stringifyEntityRef, parseEntityRef } from '@backstage/catalog-model';
import { FindingPage, RolePage } from 'backstage-plugin-irsa-common';
import express from 'express';
import request from 'supertest';
import {
  addressOf,
  CONTRACT_STATUS,
  validatingServer,
} from './__testUtils__/contract';
import { demoEntities } from './__testUtils__/demoCatalog';
import { ALICE, BOB, ready, startPlugin } from './__testUtils__/startPlugin';
import { createOpenApiDocument } from './openapi/createOpenApiDocument';
import { routes } from './openapi/routes';

const FLEET = resolve(__dirname, '../../../examples/fleet');
const entities = ['components', 'systems', 'resources', 'org'].flatMap(
  demoEntities,
);
const components = entities
  .filter(({ kind }) => kind === 'Component')
  .map(entity => stringifyEntityRef(entity));

jest.setTimeout(60_000);

describe('The description of the API', () => {
  let plain: Server;
  let checked: Server;

  beforeAll(async () => {
    const { server } = await ready(
      await startPlugin(
        FLEET,
        {
          [BOB]: {
            sees: [...components.slice(0, 3), 'group:default/team-data'],
            denied: ['irsa.policy.read', 'irsa.refresh'],
          },
          'user:default/nobody': {
            denied: ['irsa.report.read', 'irsa.refresh'],
          },
        },
        { entities },
      ),
    );
    plain = server;
    checked = await validatingServer(addressOf(server));
  });

  afterAll(() => {
    checked.close();
  });

  const get = (user: string, path: string) =>
    request(checked)
      .get(`/api/irsa/v1${path}`)
      .set('Authorization', mockCredentials.user.header(user));
  const post = (user: string, path: string, body: object) =>
    request(checked)
      .post(`/api/irsa/v1${path}`)
      .set('Authorization', mockCredentials.user.header(user))
      .send(body);
  /** Path and status, and where the description does not allow it, why. */
  const outcome = (
    path: string,
    response: { status: number; body: { error?: { message: string } } },
  ) => [
    path,
    response.status === CONTRACT_STATUS
      ? response.body.error?.message
      : response.status,
  ];

  it('is served to everybody', async () => {
    const response = await request(plain).get('/api/irsa/openapi.json');
    expect(response.status).toBe(200);
    expect(response.body).toEqual(
      JSON.parse(JSON.stringify(createOpenApiDocument())),
    );
  });

  it('has each schema that it names', () => {
    const document = createOpenApiDocument();
    const text = JSON.stringify(document);
    const { schemas } = document.components as { schemas: object };
    for (const [, name] of text.matchAll(/#\/components\/schemas\/([^"]+)/g)) {
      expect(Object.keys(schemas)).toContain(name);
    }
  });

  it('allows what is answered about each component of the demo, to one who may see all and to one who may not', async () => {
    for (const user of [ALICE, BOB]) {
      for (const ref of components) {
        const { kind, namespace, name } = parseEntityRef(ref);
        const path = `/entities/${kind}/${namespace}/${name}`;
        const isHidden = user === BOB && !components.slice(0, 3).includes(ref);
        expect(outcome(path, await get(user, path))).toEqual([
          path,
          isHidden ? 404 : 200,
        ]);
      }
    }
  });

  it('allows every page of every list, and what stands in them', async () => {
    for (const user of [ALICE, BOB]) {
      for (const path of [
        '/findings?limit=200',
        '/findings?severity=high&severity=low&state=fail&sort=-subject&q=role',
        '/roles?limit=200',
        '/roles?sort=can&trustScope=exact',
        '/service-accounts?limit=200',
        '/service-accounts?unowned=true&verdict=works&mechanism=irsa',
        '/sources',
        '/sources/access',
        '/roll-ups/group/default/team-data',
        '/clusters',
        '/access-packs?limit=200',
        '/report',
        '/report?severity=high&owner=group%3Adefault%2Fteam-data&since=2026-11-01',
        '/waivers?state=active&state=expired',
      ]) {
        expect(outcome(path, await get(user, path))).toEqual([path, 200]);
      }
      const findings: FindingPage = (await get(user, '/findings')).body;
      for (const { id } of findings.items) {
        expect(outcome(id, await get(user, `/findings/${id}`))).toEqual([
          id,
          200,
        ]);
      }
      const roles: RolePage = (await get(user, '/roles?limit=200')).body;
      for (const { arn } of roles.items) {
        const path = `/roles/${encodeURIComponent(arn)}`;
        expect(outcome(path, await get(user, path))).toEqual([path, 200]);
      }
    }
  });

  it('allows what is answered to what is asked by POST', async () => {
    const policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'pods.eks.amazonaws.com' },
          Action: ['sts:AssumeRole', 'sts:TagSession'],
        },
      ],
    });
    for (const [path, body] of [
      ['/trust/evaluate', { policy }],
      ['/trust/preview', { after: policy }],
      [
        '/identities/plan',
        {
          clusters: ['prod-euw1'],
          namespace: 'payments',
          serviceAccount: '*',
          accessPacks: [
            { pack: 'read-bucket', parameters: { bucket: 'receipts' } },
          ],
        },
      ],
      [
        '/identities/plan',
        { clusters: ['moon'], namespace: 'payments', serviceAccount: 'x' },
      ],
      ['/errors/explain', { text: 'AccessDenied: Not authorized' }],
      ['/errors/explain', { text: 'AccessDenied', entityRef: components[0] }],
    ] as const) {
      expect(outcome(path, await post(ALICE, path, body))).toEqual([path, 200]);
    }
    expect(outcome('/refresh', await post(ALICE, '/refresh', {}))).toEqual([
      '/refresh',
      202,
    ]);
  });

  it('allows a waiver from its beginning to its end', async () => {
    const page: FindingPage = (await get(ALICE, '/findings?state=fail')).body;
    const body = {
      findingId: page.items[0].id,
      reason: 'The migration of this role ends in January.',
      owner: 'group:default/team-platform',
      expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
    };
    const made = await post(ALICE, '/waivers', body);
    expect(outcome('made', made)).toEqual(['made', 201]);
    expect(outcome('again', await post(ALICE, '/waivers', body))).toEqual([
      'again',
      409,
    ]);
    const path = `/findings/${body.findingId}`;
    expect(outcome(path, await get(ALICE, path))).toEqual([path, 200]);
    const end = (waiverId: string) =>
      request(checked)
        .delete(`/api/irsa/v1/waivers/${waiverId}`)
        .set('Authorization', mockCredentials.user.header(ALICE));
    expect(outcome('ended', await end(made.body.id))).toEqual(['ended', 200]);
    expect(outcome('none', await end('none'))).toEqual(['none', 404]);
  });

  it('allows errors', async () => {
    const nobody = 'user:default/nobody';
    for (const path of [
      '/findings',
      '/roles',
      '/service-accounts',
      '/sources',
      '/waivers',
    ]) {
      expect(outcome(path, await get(nobody, path))).toEqual([path, 403]);
      expect(outcome(path, await get(ALICE, `${path}?cursor=x`))).toEqual([
        path,
        400,
      ]);
    }
    expect(outcome('id', await get(ALICE, '/findings/none'))).toEqual([
      'id',
      404,
    ]);
    expect(outcome('arn', await get(ALICE, '/roles/none'))).toEqual([
      'arn',
      404,
    ]);
    expect(outcome('arn', await get(nobody, '/roles/none'))).toEqual([
      'arn',
      403,
    ]);
    expect(outcome('refresh', await post(BOB, '/refresh', {}))).toEqual([
      'refresh',
      403,
    ]);
    expect(
      outcome('refresh', await post(ALICE, '/refresh', { sourceId: 'none' })),
    ).toEqual(['refresh', 404]);
  });

  it.each([
    '/findings?colour=red',
    '/findings?severity=dreadful',
    '/findings?limit=201',
    '/roles?sort=colour',
    '/service-accounts?unowned=perhaps',
  ])('does not allow %s, and neither does the API', async path => {
    expect((await get(ALICE, path)).status).toBe(CONTRACT_STATUS);
    const response = await request(plain)
      .get(`/api/irsa/v1${path}`)
      .set('Authorization', mockCredentials.user.header(ALICE));
    expect(response.status).toBe(400);
  });

  it.each([
    { items: [], totalItems: 'none' },
    { items: [], totalItems: 0, colour: 'red' },
    { totalItems: 0 },
    { items: [{ id: 'a source' }], totalItems: 1 },
  ])('does not allow the answer %j', async answer => {
    const app = express();
    app.get('/api/irsa/v1/sources', (_, response) => {
      response.json(answer);
    });
    const behind = app.listen(0, '127.0.0.1');
    await once(behind, 'listening');
    const strict = await validatingServer(addressOf(behind));
    const response = await request(strict).get('/api/irsa/v1/sources');
    expect(response.status).toBe(CONTRACT_STATUS);
    strict.close();
    behind.close();
  });

  it('speaks of each route once', () => {
    const places = routes.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(places).size).toBe(places.length);
    const ids = routes.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
