import { AuditorService } from '@backstage/backend-plugin-api';
import { Request, Router } from 'express';
import createPromiseRouter from 'express-promise-router';
import { IrsaService, ReadOptions } from '../service/IrsaService';
import { auditPolicyQuotes, auditPolicyRead } from './auditPolicyRead';
import {
  findingParameters,
  pageParameters,
  roleParameters,
  serviceAccountParameters,
} from './parameters';
import { readQuery } from './readQuery';

/** Routes of fleet-wide lists, and of what stands in them. */
export function createListRouter(options: {
  readonly service: IrsaService;
  readonly auditor: AuditorService;
  readonly reader: (request: Request) => Promise<ReadOptions>;
}): Router {
  const { service, auditor, reader } = options;
  const router = createPromiseRouter();

  router.get('/v1/findings', async (request, response) => {
    const query = readQuery(request, findingParameters);
    const page = await service.listFindings(query, await reader(request));
    await auditPolicyQuotes(auditor, request, page.items);
    response.json(page);
  });

  router.get('/v1/findings/:id', async (request, response) => {
    const { id } = request.params;
    const finding = await service.getFinding(id, await reader(request));
    await auditPolicyQuotes(auditor, request, [finding]);
    response.json(finding);
  });

  router.get('/v1/roles', async (request, response) => {
    const query = readQuery(request, roleParameters);
    response.json(await service.listRoles(query, await reader(request)));
  });

  // Some proxies decode the slashes of an ARN on the way.
  router.get('/v1/roles/:arn(*)', async (request, response) => {
    const { arn } = request.params;
    const role = await service.getRole(arn, await reader(request));
    if (role.trustPolicy?.text !== undefined) {
      await auditPolicyRead(auditor, request, { roleArn: arn });
    }
    response.json(role);
  });

  router.get('/v1/service-accounts', async (request, response) => {
    const query = readQuery(request, serviceAccountParameters);
    response.json(
      await service.listServiceAccounts(query, await reader(request)),
    );
  });

  router.get('/v1/sources', async (request, response) => {
    const query = readQuery(request, pageParameters);
    response.json(await service.listSources(query, await reader(request)));
  });

  router.get('/v1/sources/access', async (request, response) => {
    response.json(await service.getReadAccess(await reader(request)));
  });

  return router;
}
