import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { WaiverRequest } from 'backstage-plugin-irsa-common';

const DAY = 24 * 60 * 60 * 1000;
/** Characters of a reason. */
const REASON = { minimum: 20, maximum: 2_000 };
/** Characters of ids and references. */
const TEXT_MAXIMUM = 2_048;
/** A day, or a moment with its offset; a moment without one would mean another time wherever it is read. */
const MOMENT =
  /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** A request for a waiver whose every part can be used. */
export interface ValidWaiverRequest {
  readonly about:
    | { readonly findingId: string }
    | { readonly checkId: string; readonly subjectRef: string };
  readonly reason: string;
  /** In lower case. */
  readonly owner: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/**
 * Reads the body of `POST /waivers`.
 *
 * @param limits - milliseconds since 1970, and how many milliseconds a waiver may last.
 * @throws InputError that names the field and says what it has to be.
 */
export function readWaiverRequest(
  body: unknown,
  limits: { readonly now: number; readonly maximum: number },
): ValidWaiverRequest {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new InputError('The body must be a JSON object');
  }
  const fields = body as Readonly<Record<keyof WaiverRequest, unknown>> &
    Readonly<Record<string, unknown>>;
  return {
    about: readAbout(fields),
    reason: readReason(fields.reason),
    owner: readOwner(fields.owner),
    expiresAt: readExpiry(fields.expiresAt, limits),
  };
}

function readAbout(
  fields: Readonly<Record<string, unknown>>,
): ValidWaiverRequest['about'] {
  const { findingId, checkId, subjectRef } = fields;
  if (findingId !== undefined) {
    if (checkId !== undefined || subjectRef !== undefined) {
      throw new InputError(
        'Name either findingId, or checkId and subjectRef, not both',
      );
    }
    return { findingId: readText('findingId', findingId) };
  }
  if (checkId === undefined || subjectRef === undefined) {
    throw new InputError('Name findingId, or both checkId and subjectRef');
  }
  return {
    checkId: readText('checkId', checkId),
    subjectRef: readText('subjectRef', subjectRef),
  };
}

function readText(name: string, value: unknown): string {
  if (
    typeof value !== 'string' ||
    value.length === 0 ||
    value.length > TEXT_MAXIMUM
  ) {
    throw new InputError(
      `${name} must be a text of 1 to ${TEXT_MAXIMUM} characters`,
    );
  }
  return value;
}

function readReason(value: unknown): string {
  const reason = typeof value === 'string' ? value.trim() : '';
  if (reason.length < REASON.minimum || reason.length > REASON.maximum) {
    throw new InputError(
      `reason must say why, in ${REASON.minimum} to ${REASON.maximum} characters`,
    );
  }
  return reason;
}

function readOwner(value: unknown): string {
  const text = readText('owner', value);
  try {
    const ref = parseEntityRef(text, { defaultKind: 'group' });
    const kind = ref.kind.toLocaleLowerCase('en-US');
    if (kind === 'group' || kind === 'user') {
      return stringifyEntityRef(ref);
    }
  } catch {
    // Falls through to the one message for every text that names no owner.
  }
  throw new InputError(
    `owner must be the reference of a group or a user, for instance group:default/payments, and is '${text}'`,
  );
}

function readExpiry(
  value: unknown,
  { now, maximum }: { readonly now: number; readonly maximum: number },
): number {
  const time =
    typeof value === 'string' && MOMENT.test(value) ? Date.parse(value) : NaN;
  if (Number.isNaN(time)) {
    throw new InputError(
      'expiresAt must be a day such as 2027-01-22, or a moment with its offset such as 2027-01-22T12:00:00Z',
    );
  }
  if (time <= now) {
    throw new InputError('expiresAt must be in the future');
  }
  if (time > now + maximum) {
    throw new InputError(
      `expiresAt must be within ${Math.floor(maximum / DAY)} days`,
    );
  }
  return time;
}
