import { AuditorService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { Request } from 'express';

/** What is written into the audit log about an act. */
export interface AuditedAct<T> {
  /** Names the kind of act, for instance `waiver-create`. */
  readonly eventId: string;
  readonly severityLevel: 'low' | 'medium' | 'high';
  readonly request: Request;
  /** What is known before. */
  readonly meta?: JsonObject;
  /** What is known after it has succeeded. */
  readonly result?: (answer: T) => JsonObject;
  readonly act: () => Promise<T>;
}

/** Does something that has to be in the audit log, whether it succeeds or not. */
export async function audited<T>(
  auditor: AuditorService,
  { eventId, severityLevel, request, meta, result, act }: AuditedAct<T>,
): Promise<T> {
  const event = await auditor.createEvent({
    eventId,
    severityLevel,
    request,
    ...(meta ? { meta } : {}),
  });
  try {
    const answer = await act();
    await event.success(result ? { meta: result(answer) } : undefined);
    return answer;
  } catch (error) {
    await event.fail({ error: toError(error) });
    throw error;
  }
}
