import { AuditorService } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { ReportedFinding } from 'backstage-plugin-irsa-common';
import { Request } from 'express';
import { isPolicyText } from '../service/redact/redactEvidence';

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

/** The same for findings, those of which the evidence quotes policies. */
export async function auditPolicyQuotes(
  auditor: AuditorService,
  request: Request,
  findings: readonly Pick<ReportedFinding, 'id' | 'evidence'>[],
): Promise<void> {
  const findingIds = findings
    .filter(({ evidence }) =>
      evidence.some(each => each.value !== undefined && isPolicyText(each)),
    )
    .map(({ id }) => id);
  if (findingIds.length > 0) {
    await auditPolicyRead(auditor, request, { findingIds });
  }
}
