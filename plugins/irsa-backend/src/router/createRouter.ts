import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import express, { Request, Router } from 'express';
import createPromiseRouter from 'express-promise-router';
import { IrsaService, ReadOptions } from '../service/IrsaService';
import { TryService } from '../service/TryService';
import { createOpenApiDocument } from '../openapi/createOpenApiDocument';
import { auditPolicyRead } from './auditPolicyRead';
import { createListRouter } from './createListRouter';
import { PlanService } from '../service/PlanService';
import { createPlanRouter } from './createPlanRouter';
import { WaiverService } from '../service/WaiverService';
import { ExportedCheck } from 'backstage-plugin-irsa-common';
import { ReportService } from '../service/ReportService';
import { createReportRouter } from './createReportRouter';
import { createTryRouter } from './createTryRouter';
import { createWaiverRouter } from './createWaiverRouter';

/** The REST API under `/api/irsa`. */
export function createRouter(options: {
  readonly httpAuth: HttpAuthService;
  readonly auditor: AuditorService;
  /** What SARIF says about the checks. */
  readonly checks: readonly ExportedCheck[];
  readonly service: IrsaService &
    TryService &
    PlanService &
    WaiverService &
    ReportService;
}): Router {
  const { httpAuth, auditor, checks, service } = options;
  const router = createPromiseRouter();

  const reader = async (request: Request): Promise<ReadOptions> => ({
    credentials: await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    }),
  });

  const document = createOpenApiDocument();
  router.get('/openapi.json', (_, response) => {
    response.json(document);
  });

  router.use(createTryRouter({ service, reader }));
  router.use(createPlanRouter({ service, reader }));
  router.use(createListRouter({ service, auditor, reader }));
  router.use(createReportRouter({ service, reader, checks }));
  router.use(createWaiverRouter({ service, auditor, reader }));
  router.use(express.json({ limit: '16kb' }));

  router.get(
    '/v1/entities/:kind/:namespace/:name',
    async (request, response) => {
      const { kind, namespace, name } = request.params;
      const entityRef = stringifyEntityRef({ kind, namespace, name });
      const identity = await service.getEntityIdentity(
        entityRef,
        await reader(request),
      );
      if (identity.policyText) {
        await auditPolicyRead(auditor, request, { entityRef });
      }
      response.json(identity);
    },
  );

  router.get(
    '/v1/roll-ups/:kind/:namespace/:name',
    async (request, response) => {
      const { kind, namespace, name } = request.params;
      response.json(
        await service.getRollUp(
          stringifyEntityRef({ kind, namespace, name }),
          await reader(request),
        ),
      );
    },
  );

  router.post('/v1/refresh', async (request, response) => {
    const body: unknown = request.body ?? {};
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      throw new InputError('The body must be a JSON object');
    }
    const { sourceId } = body as { sourceId?: unknown };
    response
      .status(202)
      .json(
        await service.refresh(
          { sourceId: optionalText('sourceId', sourceId) },
          await reader(request),
        ),
      );
  });

  return router;
}

function optionalText(name: string, value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') {
    return value;
  }
  throw new InputError(`${name} must be a text, given once`);
}
