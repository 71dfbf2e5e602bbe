import { parseClaimKey } from '../claimKey';
import { foldCase } from '../letterCase';
import type { KeyState, Lookup } from '../lookup';

const ABSENT: KeyState = { state: 'absent' };
const PRESENT: KeyState = { state: 'value-unknown' };
const UNKNOWN: KeyState = { state: 'unknown' };

/** Keys that every request carries (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html). */
const alwaysPresent = new Set([
  'aws:currenttime',
  'aws:epochtime',
  'aws:securetransport',
  'aws:requestedregion',
  'aws:useragent',
  'aws:viaawsservice',
]);

/** Keys that neither a web identity nor an AWS service brings along. */
const absentForBoth = [
  'aws:principalarn',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:username',
  'aws:tokenissuetime',
  'aws:multifactorauthage',
  'aws:multifactorauthpresent',
  'sts:externalid',
];

/** AssumeRoleWithWebIdentity is not signed, and a Kubernetes token carries no tags and no source identity. */
const absentForWebIdentity = new Set([
  ...absentForBoth,
  'aws:tagkeys',
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'sts:transitivetagkeys',
  'sts:sourceidentity',
]);

const absentForPodIdentity = new Set(absentForBoth);

/** The session tags that EKS Pod Identity sends (https://docs.aws.amazon.com/eks/latest/userguide/pod-id-abac.html). */
export const podIdentityTagKeys = [
  'eks-cluster-arn',
  'eks-cluster-name',
  'kubernetes-namespace',
  'kubernetes-service-account',
  'kubernetes-pod-name',
  'kubernetes-pod-uid',
];

const tagPrefix = 'aws:requesttag/';

function isNeverAKey(foldedKey: string): boolean {
  return /^(?:https?:\/\/|arn:|saml:)/.test(foldedKey);
}

/** What is known of the keys of an AssumeRoleWithWebIdentity request with a Kubernetes token; `undefined` stands for any issuer. */
export function webIdentityKeys(issuer: string | undefined): Lookup {
  const prefix = issuer === undefined ? undefined : `${foldCase(issuer)}:`;
  return key => {
    if (prefix !== undefined && key.startsWith(prefix)) {
      const claim = key.slice(prefix.length);
      return claim === 'sub' || claim === 'aud' ? PRESENT : ABSENT;
    }
    if (
      absentForWebIdentity.has(key) ||
      key.startsWith(tagPrefix) ||
      key.startsWith('aws:principaltag/') ||
      isNeverAKey(key)
    ) {
      return ABSENT;
    }
    if (alwaysPresent.has(key) || key === 'sts:rolesessionname') {
      return PRESENT;
    }
    return prefix !== undefined && parseClaimKey(key) !== undefined
      ? ABSENT
      : UNKNOWN;
  };
}

/** What is known of the keys of an AssumeRole request of EKS Pod Identity, with or without session tags. */
export function podIdentityKeys(sendsTags: boolean): Lookup {
  const tagKeys: KeyState = sendsTags
    ? { state: 'present', values: podIdentityTagKeys, multiValued: true }
    : ABSENT;
  return key => {
    if (key.startsWith(tagPrefix)) {
      return sendsTags &&
        podIdentityTagKeys.includes(key.slice(tagPrefix.length))
        ? PRESENT
        : ABSENT;
    }
    if (key === 'aws:tagkeys' || key === 'sts:transitivetagkeys') {
      return tagKeys;
    }
    if (
      alwaysPresent.has(key) ||
      key === 'aws:sourcearn' ||
      key === 'aws:sourceaccount'
    ) {
      return PRESENT;
    }
    return absentForPodIdentity.has(key) ||
      isNeverAKey(key) ||
      parseClaimKey(key) !== undefined
      ? ABSENT
      : UNKNOWN;
  };
}
