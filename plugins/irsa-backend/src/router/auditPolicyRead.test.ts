import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { RoleDetail } from 'backstage-plugin-irsa-common';
import express from 'express';
import request from 'supertest';
import { IrsaService } from '../service/IrsaService';
import { createListRouter } from './createListRouter';

const ROLE = 'arn:aws:iam::111122223333:role/one';

/** Asks for a role of which the service answers a part, which is all that matters here. */
async function readRole(role: Partial<RoleDetail>) {
  const auditor = mockServices.auditor.mock({
    createEvent: async () => ({ success: jest.fn(), fail: jest.fn() }),
  });
  const service = { getRole: async () => role } as unknown as IrsaService;
  const app = express()
    .use(
      createListRouter({
        service,
        auditor,
        reader: async () => ({ credentials: mockCredentials.user() }),
      }),
    )
    .use(mockErrorHandler());
  const path = `/v1/roles/${encodeURIComponent(ROLE)}`;
  await request(app).get(path).expect(200);
  return auditor.createEvent;
}

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
});
