import {
  InlinePolicy,
  ManagedPolicyRecord,
  OidcProviderRecord,
  parseArn,
  RoleRecord,
} from 'backstage-plugin-irsa-common';
import { asList, asObject, asText, at } from '../shape';
import { instant } from './instant';

/**
 * Characters that a policy has at most: the 131,072 of the API reference, three times as many where each is percent-encoded. More is not from
 * AWS, and would only fill the database.
 */
const POLICY_LIMIT = 3 * 131_072;

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
  const trustPolicy = policyText(at(detail, 'AssumeRolePolicyDocument'));
  const attached = at(detail, 'AttachedManagedPolicies');
  const inline = inlinePolicies(asList(at(detail, 'RolePolicyList')));
  const tooLong = [trustPolicy, ...inline.map(({ document }) => document)].find(
    text => text !== undefined && text.length > POLICY_LIMIT,
  );
  if (tooLong !== undefined) {
    return { problem: tooLongPolicy(arn, tooLong) };
  }
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
      trustPolicy,
      ...(Array.isArray(attached) ? { attachedPolicies: arns(attached) } : {}),
      ...(Array.isArray(at(detail, 'RolePolicyList'))
        ? { inlinePolicies: inline }
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
 * left out as not read; it tells how long a session may last, which the details do not.
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
  const maxSessionDuration = at(listed, 'MaxSessionDuration');
  return {
    role: {
      account,
      arn,
      name,
      trustPolicy,
      ...(typeof maxSessionDuration === 'number' ? { maxSessionDuration } : {}),
    },
  };
}

/**
 * A managed policy of `Policies` in the answer of GetAccountAuthorizationDetails, or why it is none.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_ManagedPolicyDetail.html
 */
export function managedPolicyRecord(
  detail: unknown,
  account: string,
): { policy: ManagedPolicyRecord } | { problem: string } {
  const arn = asText(at(detail, 'Arn'));
  if (!arn) {
    return { problem: 'a managed policy without Arn' };
  }
  const parsed = parseArn(arn);
  if (parsed?.service !== 'iam' || !parsed.resource.startsWith('policy/')) {
    return { problem: `${arn} is not the ARN of a policy` };
  }
  if (parsed.account !== account && parsed.account !== 'aws') {
    return { problem: `${arn} does not belong to account ${account}` };
  }
  const defaultId = at(detail, 'DefaultVersionId');
  const version = asList(at(detail, 'PolicyVersionList')).find(
    each =>
      at(each, 'IsDefaultVersion') === true ||
      (defaultId !== undefined && at(each, 'VersionId') === defaultId),
  );
  const document = policyText(at(version, 'Document'));
  if (document.length > POLICY_LIMIT) {
    return { problem: tooLongPolicy(arn, document) };
  }
  return {
    policy: {
      account,
      arn,
      name:
        asText(at(detail, 'PolicyName')) ??
        parsed.resource.slice(parsed.resource.lastIndexOf('/') + 1),
      ...(document ? { document } : {}),
    },
  };
}

function tooLongPolicy(of: string, policy: string): string {
  return `${of} has a policy of ${policy.length} characters, which is more than IAM allows`;
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
