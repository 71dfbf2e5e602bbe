import { AuditorService } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { Request } from 'express';

/** Writes into the audit log that an answer holds the text of policy documents, before it is sent. */
export async function auditPolicyRead(
  auditor: AuditorService,
  request: Request,
  meta: JsonObject,
): Promise<void> {
  const event = await auditor.createEvent({
    eventId: 'policy-read',
    severityLevel: 'low',
    request,
    meta,
  });
  await event.success();
}
