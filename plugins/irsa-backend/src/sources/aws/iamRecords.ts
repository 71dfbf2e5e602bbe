import {
  InlinePolicy,
  OidcProviderRecord,
  parseArn,
  RoleRecord,
} from 'backstage-plugin-irsa-common';
import { asList, asObject, asText, at } from '../shape';

/**
 * A role of `RoleDetailList` in the answer of GetAccountAuthorizationDetails, or why it is none.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_RoleDetail.html
 */
export function roleRecord(
  detail: unknown,
  account: string,
): { role: RoleRecord } | { problem: string } {
  const arn = asText(at(detail, 'Arn'));
  const name = asText(at(detail, 'RoleName'));
  if (!arn || !name) {
    return { problem: 'a role without Arn or RoleName' };
  }
  const owner = parseArn(arn)?.account;
  if (owner !== account) {
    return { problem: `${arn} does not belong to account ${account}` };
  }
  const attached = at(detail, 'AttachedManagedPolicies');
  const inline = at(detail, 'RolePolicyList');
  const boundary = asText(
    at(detail, 'PermissionsBoundary', 'PermissionsBoundaryArn'),
  );
  const createdAt = instant(at(detail, 'CreateDate'));
  const lastUsedAt = instant(at(detail, 'RoleLastUsed', 'LastUsedDate'));
  return {
    role: {
      account,
      arn,
      name,
      trustPolicy: policyText(at(detail, 'AssumeRolePolicyDocument')),
      ...(Array.isArray(attached) ? { attachedPolicies: arns(attached) } : {}),
      ...(Array.isArray(inline)
        ? { inlinePolicies: inlinePolicies(inline) }
        : {}),
      ...(boundary ? { permissionsBoundary: boundary } : {}),
      tags: tagsOf(at(detail, 'Tags')),
      ...(createdAt ? { createdAt } : {}),
      ...(lastUsedAt ? { lastUsedAt } : {}),
    },
  };
}

/**
 * A role in the answer of ListRoles, or why it is none. That list tells nothing of policies, boundary, tags and last use, so they are
 * left out as not read.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html
 */
export function listedRoleRecord(
  listed: unknown,
  account: string,
): { role: RoleRecord } | { problem: string } {
  const read = roleRecord(listed, account);
  if ('problem' in read) {
    return read;
  }
  const { arn, name, trustPolicy } = read.role;
  return { role: { account, arn, name, trustPolicy } };
}

/** A time as ISO 8601 in UTC: the API's is a date, the CLI prints it with an offset. */
function instant(value: unknown): string | undefined {
  const date =
    typeof value === 'string' || value instanceof Date
      ? new Date(value)
      : undefined;
  return date && !Number.isNaN(date.getTime()) ? date.toISOString() : undefined;
}

/** A trust policy as text. The CLI prints the document itself, the API gives percent-encoded text; the parser takes both. */
function policyText(document: unknown): string {
  if (typeof document === 'string') {
    return document;
  }
  return document === undefined ? '' : JSON.stringify(document);
}

function arns(policies: readonly unknown[]): string[] {
  return policies.flatMap(policy => asText(at(policy, 'PolicyArn')) ?? []);
}

function inlinePolicies(policies: readonly unknown[]): InlinePolicy[] {
  return policies.flatMap(policy => {
    const name = asText(at(policy, 'PolicyName'));
    const document = policyText(at(policy, 'PolicyDocument'));
    return name ? [{ name, ...(document ? { document } : {}) }] : [];
  });
}

function tagsOf(tags: unknown): Record<string, string> {
  return Object.fromEntries(
    asList(tags).flatMap(tag => {
      const key = asText(at(tag, 'Key'));
      const value = at(tag, 'Value');
      return key && typeof value === 'string' ? [[key, value]] : [];
    }),
  );
}

/**
 * The answer of GetOpenIDConnectProvider, which does not hold the ARN, or why it is none.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetOpenIDConnectProvider.html
 */
export function oidcProviderRecord(
  answer: unknown,
  account: string,
  partition: string,
): { provider: OidcProviderRecord } | { problem: string } {
  const url = asText(at(answer, 'Url'))?.replace(/^https:\/\//, '');
  if (!asObject(answer) || !url) {
    return { problem: 'no Url of an OIDC provider' };
  }
  const thumbprints = at(answer, 'ThumbprintList');
  return {
    provider: {
      account,
      arn: `arn:${partition}:iam::${account}:oidc-provider/${url}`,
      url,
      clientIds: asList(at(answer, 'ClientIDList')).flatMap(
        id => asText(id) ?? [],
      ),
      ...(Array.isArray(thumbprints)
        ? { thumbprints: thumbprints.flatMap(print => asText(print) ?? []) }
        : {}),
    },
  };
}
