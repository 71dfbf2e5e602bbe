import { InputError } from '@backstage/errors';
import {
  parseRoleArn,
  ServiceAccountRef,
  TrustEvaluateRequest,
  TrustPolicyDocument,
  TrustPolicyInput,
  TrustPreviewRequest,
  TrustPrincipal,
  TrustPrincipalType,
  TrustRequest,
} from 'backstage-plugin-irsa-common';
import { BodyReader } from './readBody';

const PRINCIPALS: readonly TrustPrincipalType[] = [
  'Federated',
  'Service',
  'AWS',
];

/** @throws InputError that names the field which cannot be used. */
export function readEvaluateRequest(given: unknown): TrustEvaluateRequest {
  const body = BodyReader.of(given);
  if (body.has('request') && body.has('subject')) {
    throw new InputError('Give request or subject, not both');
  }
  const request = body.optionalObject('request');
  const subject = body.optionalObject('subject');
  return {
    policy: readPolicy(body, 'policy'),
    ...readRoleArn(body),
    ...(request ? { request: readRequest(request) } : {}),
    ...(subject ? { subject: readSubject(subject) } : {}),
  };
}

/** @throws InputError that names the field which cannot be used. */
export function readPreviewRequest(given: unknown): TrustPreviewRequest {
  const body = BodyReader.of(given);
  return {
    ...readRoleArn(body),
    ...(body.has('before') ? { before: readPolicy(body, 'before') } : {}),
    after: readPolicy(body, 'after'),
  };
}

function readPolicy(body: BodyReader, name: string): TrustPolicyInput {
  const value = body.raw(name);
  if (typeof value === 'string') {
    return body.text(name);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as TrustPolicyDocument;
  }
  throw new InputError(
    `${body.at(
      name,
    )} must be a trust policy: the JSON document, or its text, plain or percent-encoded`,
  );
}

function readRoleArn(body: BodyReader): { roleArn?: string } {
  const roleArn = body.optionalText('roleArn');
  if (roleArn === undefined) {
    return {};
  }
  const parsed = parseRoleArn(roleArn);
  if ('problem' in parsed) {
    throw new InputError(
      `${body.at('roleArn')} is not the ARN of a role: ${parsed.problem}`,
    );
  }
  return { roleArn };
}

function readSubject(body: BodyReader): ServiceAccountRef {
  return {
    cluster: body.text('cluster'),
    namespace: body.text('namespace'),
    name: body.text('name'),
  };
}

function readRequest(body: BodyReader): TrustRequest {
  const unknownKeys = body.optionalTexts('unknownKeys');
  const presentKeys = body.optionalTexts('presentKeys');
  return {
    action: body.text('action'),
    roleArn: body.text('roleArn'),
    principal: readPrincipal(body.object('principal')),
    context: body.has('context') ? readContext(body.object('context')) : {},
    ...(unknownKeys ? { unknownKeys } : {}),
    ...(presentKeys ? { presentKeys } : {}),
  };
}

function readPrincipal(body: BodyReader): TrustPrincipal {
  const given = body.text('type');
  const type = PRINCIPALS.find(each => each === given);
  if (!type) {
    throw new InputError(
      `${body.at('type')} must be one of ${PRINCIPALS.join(', ')}`,
    );
  }
  return { type, id: body.text('id') };
}

function readContext(body: BodyReader): TrustRequest['context'] {
  return Object.fromEntries(
    body.entries().map(([key, value]) => {
      if (typeof value === 'string') {
        return [key, value];
      }
      if (
        Array.isArray(value) &&
        value.every((each): each is string => typeof each === 'string')
      ) {
        return [key, value];
      }
      throw new InputError(
        `${body.at(
          key,
        )} must be a text, or a list of texts for a key of several values`,
      );
    }),
  );
}
