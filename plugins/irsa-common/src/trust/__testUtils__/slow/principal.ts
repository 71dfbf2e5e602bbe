import type { TrustPrincipal } from '../../types';
import { asList, some } from './answer';
import type { Answer } from './answer';
import { looksLike } from './like';

/** Whether a Principal element names the caller. */
export function names(written: unknown, caller: TrustPrincipal): Answer {
  if (written === '*') {
    return everybody(caller);
  }
  return some(
    Object.entries(written as Record<string, unknown>).flatMap(
      ([type, values]) =>
        asList(values).map(value => namesOne(type, String(value), caller)),
    ),
  );
}

/** The star stands for everybody with AWS credentials; the pages do not say more. */
function everybody(caller: TrustPrincipal): Answer {
  return caller.type === 'AWS' ? true : 'unknown';
}

function namesOne(type: string, value: string, caller: TrustPrincipal): Answer {
  if (type === 'AWS' && value === '*') {
    return everybody(caller);
  }
  if (type !== caller.type) {
    return false;
  }
  if (value.includes('*') || value.includes('?')) {
    // IAM does not save it, so what it would do is nowhere said.
    return looksLike(value, caller.id) ? 'unknown' : false;
  }
  return type === 'AWS'
    ? isAwsPrincipal(value, caller.id)
    : value === caller.id;
}

/** An account stands for everybody in it, a role for its sessions. */
function isAwsPrincipal(value: string, id: string): boolean {
  if (value === id) {
    return true;
  }
  const [arn, partition, service, , account, ...resource] = id.split(':');
  if (arn !== 'arn') {
    return false;
  }
  if (value === account || value === `arn:${partition}:iam::${account}:root`) {
    return true;
  }
  const [kind, role, session] = resource.join(':').split('/');
  return (
    service === 'sts' &&
    kind === 'assumed-role' &&
    session !== undefined &&
    value.startsWith(`arn:${partition}:iam::${account}:role/`) &&
    value.split('/').pop() === role
  );
}
