import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import { Waiver } from 'backstage-plugin-irsa-common';
import express from 'express';
import request from 'supertest';
import { WaiverService } from '../service/WaiverService';
import { createWaiverRouter } from './createWaiverRouter';

const waiver: Waiver = {
  id: 'w1',
  findingIds: ['a'],
  checkId: 'IRSA-TS-002',
  subject: { kind: 'role', ref: 'arn:aws:iam::111122223333:role/one' },
  entityRefs: [],
  reason: 'The migration ends in January.',
  owner: 'group:default/security',
  createdBy: 'user:default/mock',
  createdAt: '2026-11-24T10:00:00.000Z',
  expiresAt: '2027-01-22T00:00:00.000Z',
  state: 'active',
};

function setUp() {
  const service: jest.Mocked<WaiverService> = {
    listWaivers: jest.fn(async (..._) => ({
      items: [waiver],
      totalItems: 1,
      maximumDays: 180,
    })),
    createWaiver: jest.fn(async (..._) => waiver),
    endWaiver: jest.fn(async (id, ..._) => {
      if (id !== waiver.id) {
        throw new NotFoundError(`There is no waiver '${id}'`);
      }
      return { ...waiver, state: 'ended' as const };
    }),
  };
  const success = jest.fn();
  const fail = jest.fn();
  const auditor = mockServices.auditor.mock({
    createEvent: async () => ({ success, fail }),
  });
  const app = express()
    .use(
      createWaiverRouter({
        service,
        auditor,
        reader: async () => ({ credentials: mockCredentials.user() }),
      }),
    )
    .use(mockErrorHandler());
  return { app, service, auditor, success, fail };
}

describe('Routes of waivers', () => {
  it('audit that a waiver is made, with what it covers', async () => {
    const { app, service, auditor, success } = setUp();
    const body = { findingId: 'a', reason: waiver.reason };
    const response = await request(app).post('/v1/waivers').send(body);
    expect([response.status, response.body]).toEqual([201, waiver]);
    expect(service.createWaiver).toHaveBeenCalledWith(body, expect.anything());
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'waiver-create',
        severityLevel: 'medium',
      }),
    );
    expect(success).toHaveBeenCalledWith({
      meta: {
        waiverId: 'w1',
        findingIds: ['a'],
        checkId: 'IRSA-TS-002',
        subject: waiver.subject.ref,
        owner: waiver.owner,
        expiresAt: waiver.expiresAt,
      },
    });
  });

  it('audit that a waiver is ended, and an attempt that fails', async () => {
    const { app, auditor, success, fail } = setUp();
    const ended = await request(app).delete('/v1/waivers/w1');
    expect(ended.body.state).toBe('ended');
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'waiver-end',
        meta: { waiverId: 'w1' },
      }),
    );
    expect(success).toHaveBeenCalledTimes(1);

    const missing = await request(app).delete('/v1/waivers/w2');
    expect(missing.status).toBe(404);
    expect(fail).toHaveBeenCalledWith({ error: expect.any(NotFoundError) });
    expect(success).toHaveBeenCalledTimes(1);
  });

  it('read filters, and refuse one that they do not know', async () => {
    const { app, service } = setUp();
    await request(app)
      .get(
        '/v1/waivers?state=ended&state=expired&owner=group:default/x&limit=5',
      )
      .expect(200);
    expect(service.listWaivers).toHaveBeenCalledWith(
      { state: ['ended', 'expired'], owner: ['group:default/x'], limit: 5 },
      expect.anything(),
    );
    for (const [query, message] of [
      ['owners=x', /no parameter 'owners'/],
      ['state=open', /one of active, ended, expired/],
      ['limit=0', /from 1 to 200/],
      ['limit=1&limit=2', /given once/],
    ] as const) {
      const response = await request(app).get(`/v1/waivers?${query}`);
      expect(response.status).toBe(400);
      expect(response.body.error.message).toMatch(message);
    }
  });

  it('refuse a body that is too large', async () => {
    const { app } = setUp();
    const response = await request(app)
      .post('/v1/waivers')
      .send({ reason: 'x'.repeat(20_000) });
    expect(response.status).toBe(413);
  });
});
