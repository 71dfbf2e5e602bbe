import { InputError } from '@backstage/errors';
import {
  DEFAULT_ANNOTATION_PREFIX,
  dnsLabelProblem,
  dnsSubdomainProblem,
  labelKeyProblem,
  labelValueProblem,
  parseRoleArn,
} from 'backstage-plugin-irsa-common';

/** A service account and the role it is to have; every name in it follows the rules of Kubernetes and of IAM. */
export interface ServiceAccountIdentity {
  readonly namespace: string;
  readonly name: string;
  readonly annotations: ReadonlyMap<string, string>;
  readonly roleAnnotation: string;
  readonly labels: ReadonlyMap<string, string>;
}

/**
 * Checks what a template's step asks for, and throws an error that names everything that is wrong with it.
 *
 * The scaffolder checks types by the JSON schema only, so rules that a schema cannot say are checked here.
 */
export function readServiceAccountIdentity(input: {
  namespace: string;
  name: string;
  roleArn: string;
  audience?: string;
  annotationPrefix?: string;
  labels?: Record<string, string>;
}): ServiceAccountIdentity {
  const prefix = input.annotationPrefix ?? DEFAULT_ANNOTATION_PREFIX;
  const labels = Object.entries(input.labels ?? {});
  const role = parseRoleArn(input.roleArn);

  const sentences = [
    sentence('namespace', input.namespace, dnsLabelProblem(input.namespace)),
    sentence('name', input.name, dnsSubdomainProblem(input.name)),
    'problem' in role
      ? `roleArn ${quoted(
          input.roleArn,
        )} is not the ARN of an IAM role. ${withoutFullStop(role.problem)}`
      : undefined,
    sentence('annotationPrefix', prefix, dnsSubdomainProblem(prefix)),
    input.audience === undefined
      ? undefined
      : sentence('audience', input.audience, audienceProblem(input.audience)),
    ...labels.flatMap(([key, value]) => [
      sentence('label', key, labelKeyProblem(key)),
      sentence(
        `the value of label ${quoted(key)}`,
        value,
        labelValueProblem(value),
      ),
    ]),
  ].filter(each => each !== undefined);
  if (sentences.length > 0) {
    throw new InputError(
      `The service account cannot be written: ${sentences.join('; ')}.`,
    );
  }

  const roleAnnotation = `${prefix}/role-arn`;
  return {
    namespace: input.namespace,
    name: input.name,
    roleAnnotation,
    annotations: new Map([
      [roleAnnotation, input.roleArn],
      ...(input.audience === undefined
        ? []
        : [[`${prefix}/audience`, input.audience] as const]),
    ]),
    labels: new Map(labels),
  };
}

/** 255 characters is the limit of a client id of an IAM OIDC provider, which the audience has to equal. */
function audienceProblem(text: string): string | undefined {
  return /^[\x21-\x7e]{1,255}$/.test(text)
    ? undefined
    : 'is not an audience: 1 to 255 printable ASCII characters without a space';
}

function sentence(
  what: string,
  value: string,
  problem: string | undefined,
): string | undefined {
  return problem && `${what} ${quoted(value)} ${problem}`;
}

function withoutFullStop(text: string): string {
  return text.replace(/\.$/, '');
}

/** JSON's quoting shows white space and control characters, which are often what is wrong. */
function quoted(text: string): string {
  return JSON.stringify(text.length > 300 ? `${text.slice(0, 300)}…` : text);
}
