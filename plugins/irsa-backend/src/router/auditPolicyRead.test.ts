import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { Evidence, RoleDetail } from 'backstage-plugin-irsa-common';
import express from 'express';
import request from 'supertest';
import { IrsaService } from '../service/IrsaService';
import { createListRouter } from './createListRouter';

const ROLE = 'arn:aws:iam::111122223333:role/one';

/** Asks a service of which only what matters here answers. */
async function read(service: object, path: string) {
  const auditor = mockServices.auditor.mock({
    createEvent: async () => ({ success: jest.fn(), fail: jest.fn() }),
  });
  const app = express()
    .use(
      createListRouter({
        service: service as IrsaService,
        auditor,
        reader: async () => ({ credentials: mockCredentials.user() }),
      }),
    )
    .use(mockErrorHandler());
  await request(app).get(`/v1${path}`).expect(200);
  return auditor.createEvent;
}

const readRole = (role: Partial<RoleDetail>) =>
  read({ getRole: async () => role }, `/roles/${encodeURIComponent(ROLE)}`);

const finding = (id: string, ...evidence: Evidence[]) => ({ id, evidence });
const quote: Evidence = {
  source: 'Trust policy of one',
  path: 'Statement[0].Condition',
  value: '{}',
  inPolicy: true,
};
const { value: _, inPolicy: __, ...withoutText } = quote;
const annotation: Evidence = {
  source: 'ServiceAccount shop/one',
  path: 'metadata.annotations["eks.amazonaws.com/role-arn"]',
  value: ROLE,
};

const document = { title: 'Trust policy of one', decidingLines: [] };

describe('Reads of policy documents', () => {
  it('are audited where the answer holds the text', async () => {
    const createEvent = await readRole({
      trustPolicy: { ...document, mark: 'decides', text: '{}' },
    });
    expect(createEvent).toHaveBeenCalledTimes(1);
    expect(createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'policy-read',
        meta: { roleArn: ROLE },
      }),
    );
  });

  it('are none where the reader gets no text', async () => {
    const createEvent = await readRole({
      trustPolicy: { ...document, mark: 'decides' },
    });
    expect(createEvent).not.toHaveBeenCalled();
  });

  it('are those of findings that quote a policy', async () => {
    const items = [
      finding('a', quote, annotation),
      finding('b', withoutText, annotation),
      finding('c', quote),
    ];
    const createEvent = await read(
      { listFindings: async () => ({ items, totalItems: 3 }) },
      '/findings',
    );
    expect(createEvent).toHaveBeenCalledTimes(1);
    expect(createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'policy-read',
        meta: { findingIds: ['a', 'c'] },
      }),
    );
  });

  it.each([
    [finding('a', quote), 1],
    [finding('a', withoutText, annotation), 0],
  ])(
    'are those of one finding that quotes a policy: %#',
    async (one, times) => {
      const createEvent = await read(
        { getFinding: async () => one },
        '/findings/a',
      );
      expect(createEvent).toHaveBeenCalledTimes(times);
    },
  );
});
