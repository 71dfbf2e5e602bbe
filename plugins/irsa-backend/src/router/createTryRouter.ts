import { Request, Router, json } from 'express';
import createPromiseRouter from 'express-promise-router';
import { ReadOptions } from '../service/IrsaService';
import { TryService } from '../service/TryService';
import { BodyReader } from './readBody';
import { readEvaluateRequest, readPreviewRequest } from './readTrustRequests';

/** Bytes of a body with one text of the most characters that are explained, each escaped in the longest way. */
const ERROR_BODY = '512kb';
/** Bytes of a body with two policies of the most characters that are read, with room for quotes that are escaped. */
const TRUST_BODY = '1mb';

/**
 * Routes for those who try or plan something; they store nothing. They read longer bodies than others, so they come before the parser of
 * those.
 */
export function createTryRouter(options: {
  readonly service: TryService;
  readonly reader: (request: Request) => Promise<ReadOptions>;
}): Router {
  const { service, reader } = options;
  const router = createPromiseRouter();

  router.get('/v1/clusters/:name', async (request, response) => {
    response.json(
      await service.getCluster(request.params.name, await reader(request)),
    );
  });

  router.post(
    '/v1/errors/explain',
    json({ limit: ERROR_BODY }),
    async (request, response) => {
      const body = BodyReader.of(request.body);
      const entityRef = body.optionalText('entityRef');
      response.json(
        await service.explainError(
          {
            text: body.text('text'),
            ...(entityRef === undefined ? {} : { entityRef }),
          },
          await reader(request),
        ),
      );
    },
  );

  router.post(
    '/v1/trust/evaluate',
    json({ limit: TRUST_BODY }),
    async (request, response) => {
      response.json(
        await service.evaluateTrust(
          readEvaluateRequest(request.body),
          await reader(request),
        ),
      );
    },
  );

  router.post(
    '/v1/trust/preview',
    json({ limit: TRUST_BODY }),
    async (request, response) => {
      response.json(
        await service.previewTrust(
          readPreviewRequest(request.body),
          await reader(request),
        ),
      );
    },
  );

  return router;
}
