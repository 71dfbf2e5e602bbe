import { json, Request, Router } from 'express';
import createPromiseRouter from 'express-promise-router';
import { ReadOptions } from '../service/IrsaService';
import { PlanService } from '../service/PlanService';
import { pageParameters } from './parameters';
import { readPlanRequest } from './readPlanRequest';
import { readQuery } from './readQuery';

/** Bytes of a body with statements of more characters than a role may have. */
const PLAN_BODY = '256kb';

/** Routes for the forms of templates; they store nothing. They read longer bodies than others, so they come before the parser of those. */
export function createPlanRouter(options: {
  readonly service: PlanService;
  readonly reader: (request: Request) => Promise<ReadOptions>;
}): Router {
  const { service, reader } = options;
  const router = createPromiseRouter();

  router.get('/v1/clusters', async (request, response) => {
    const query = readQuery(request, pageParameters);
    response.json(await service.listClusters(query, await reader(request)));
  });

  router.get('/v1/access-packs', async (request, response) => {
    const query = readQuery(request, pageParameters);
    response.json(await service.listAccessPacks(query, await reader(request)));
  });

  router.post(
    '/v1/identities/plan',
    json({ limit: PLAN_BODY }),
    async (request, response) => {
      response.json(
        await service.planIdentity(
          readPlanRequest(request.body),
          await reader(request),
        ),
      );
    },
  );

  return router;
}
