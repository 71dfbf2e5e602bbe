import { AuditorService } from '@backstage/backend-plugin-api';
import { json, Request, Router } from 'express';
import createPromiseRouter from 'express-promise-router';
import { ReadOptions } from '../service/IrsaService';
import { WaiverService } from '../service/WaiverService';
import { audited } from './audited';
import { readQuery } from './readQuery';
import { waiverParameters } from './waiverParameters';

/** Routes about accepted findings. Every change is audited, and so is every attempt. */
export function createWaiverRouter(options: {
  readonly service: WaiverService;
  readonly auditor: AuditorService;
  readonly reader: (request: Request) => Promise<ReadOptions>;
}): Router {
  const { service, auditor, reader } = options;
  const router = createPromiseRouter();

  router.get('/v1/waivers', async (request, response) => {
    response.json(
      await service.listWaivers(
        readQuery(request, waiverParameters),
        await reader(request),
      ),
    );
  });

  router.post(
    '/v1/waivers',
    json({ limit: '16kb' }),
    async (request, response) => {
      const credentials = await reader(request);
      const waiver = await audited(auditor, {
        eventId: 'waiver-create',
        severityLevel: 'medium',
        request,
        result: ({ id, findingIds, checkId, subject, owner, expiresAt }) => ({
          waiverId: id,
          findingIds: [...findingIds],
          checkId,
          subject: subject.ref,
          owner,
          expiresAt,
        }),
        act: () => service.createWaiver(request.body, credentials),
      });
      response.status(201).json(waiver);
    },
  );

  router.delete('/v1/waivers/:id', async (request, response) => {
    const { id } = request.params;
    const credentials = await reader(request);
    response.json(
      await audited(auditor, {
        eventId: 'waiver-end',
        severityLevel: 'medium',
        request,
        meta: { waiverId: id },
        result: ({ findingIds }) => ({ findingIds: [...findingIds] }),
        act: () => service.endWaiver(id, credentials),
      }),
    );
  });

  return router;
}
