import { RoleArn } from '../arn';
import { Difference } from '../model';
import { TrustReason, TrustRequest } from '../trust';

/** Why a trust policy refuses, in the words of the role hop. */
export interface RefusalWords {
  readonly fact: string;
  readonly cause: string;
  /** The cause as a clause, to follow "because". */
  readonly because: string;
  readonly differences?: readonly Difference[];
}

/** Puts the nearest reason of a refusal into words. */
export function refusalWords(
  arn: RoleArn,
  request: TrustRequest,
  reason: TrustReason | undefined,
): RefusalWords {
  const expected = reason?.expected?.join(', ');
  const actual = [reason?.actual ?? []].flat().join(', ');
  switch (reason?.code) {
    case 'SUB_MISMATCH':
      return subjectWords(arn, reason);
    case 'AUD_CONDITION_MISMATCH':
      return {
        fact: `Wants audience ${expected}`,
        cause: `AWS refuses the token because the trust policy of ${arn.name} wants another audience than the token has.`,
        because: `its role wants audience ${expected} and the token has ${actual}`,
        differences: [
          { label: "Pod's token says", value: actual },
          { label: 'Role wants', value: expected ?? '' },
        ],
      };
    case 'PROVIDER_NOT_TRUSTED':
      return {
        fact: "Does not trust this cluster's OIDC provider",
        cause: `AWS refuses the token because the trust policy of ${arn.name} does not name this cluster's OIDC provider.`,
        because: `its role does not trust the OIDC provider of this cluster`,
        differences: [
          { label: 'Cluster has', value: request.principal.id },
          { label: 'Role trusts', value: expected || 'none' },
        ],
      };
    case 'EXPLICIT_DENY':
      return {
        fact: 'A Deny statement refuses it',
        cause: `AWS refuses the request because a Deny statement in the trust policy of ${arn.name} matches it.`,
        because: `a Deny statement of its role refuses it`,
      };
    case 'NO_STATEMENT_FOR_ACTION':
      return {
        fact: `No statement allows ${request.action}`,
        cause: `AWS refuses the request because no statement in the trust policy of ${arn.name} allows ${request.action} to ${request.principal.id}.`,
        because: `its role does not allow ${request.action}`,
      };
    default:
      return {
        fact: 'A condition of the trust policy is not met',
        cause:
          `AWS refuses the request because a condition in the trust policy of ${
            arn.name
          } is not met. ${reason?.message ?? ''}`.trim(),
        because: 'a condition of its role is not met',
        ...(expected
          ? {
              differences: [
                { label: 'Request has', value: actual || 'no value' },
                { label: 'Role wants', value: expected },
              ],
            }
          : {}),
      };
  }
}

function subjectWords(arn: RoleArn, reason: TrustReason): RefusalWords {
  const expected = reason.expected?.join(', ') ?? '';
  const actual = [reason.actual ?? []].flat().join(', ');
  const differences = [
    { label: "Pod's token says", value: actual },
    { label: 'Role trusts', value: expected },
  ];
  if (/[*?]/.test(expected) && /\.StringEquals\b/.test(reason.path ?? '')) {
    return {
      fact: 'StringEquals takes its wildcard for a letter',
      cause: `AWS refuses the token because the trust policy of ${arn.name} compares the subject with StringEquals, for which * and ? are letters like any other. StringLike reads them as wildcards.`,
      because:
        'the wildcard in the subject of its role means nothing under StringEquals',
      differences,
    };
  }
  const wanted = /^system:serviceaccount:([^:*?]+):([^:,]+)$/.exec(expected);
  const have = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(actual);
  if (wanted && have && wanted[1] !== have[1]) {
    return {
      fact: `Trusts namespace ${wanted[1]}, not ${have[1]}`,
      cause: `AWS refuses the token because the trust policy of ${arn.name} names namespace ${wanted[1]}; the service account lives in ${have[1]}.`,
      because: `its role trusts namespace ${wanted[1]} and the pods run in ${have[1]}`,
      differences,
    };
  }
  if (wanted && have) {
    return {
      fact: `Trusts ${wanted[2]}, not ${have[2]}`,
      cause: `AWS refuses the token because the trust policy of ${arn.name} names service account ${wanted[2]}; this one is ${have[2]}.`,
      because: `its role trusts service account ${wanted[2]}, not ${have[2]}`,
      differences,
    };
  }
  return {
    fact: 'Trusts other service accounts',
    cause: `AWS refuses the token because the trust policy of ${arn.name} does not name this service account.`,
    because: 'its role does not name this service account',
    differences,
  };
}
