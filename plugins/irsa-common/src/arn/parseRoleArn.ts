import { parseArn } from './parseArn';

/**
 * The ARN of an IAM role.
 *
 * @public
 */
export interface RoleArn {
  /** The whole ARN, as it was given. */
  readonly arn: string;
  /** `aws`, `aws-cn`, `aws-us-gov`, … */
  readonly partition: string;
  /** Twelve digits. */
  readonly account: string;
  /** With a slash on both ends; `/` when the role has none. */
  readonly path: string;
  /** `RoleName` of the role, 1 to 64 characters, without the path. */
  readonly name: string;
}

/**
 * Reads the ARN of an IAM role, or says in one sentence why the text is none.
 *
 * The characters are those of RoleName and Path in the IAM API reference (CreateRole); STS answers anything else with
 * `ValidationError: Request ARN is invalid`.
 *
 * @public
 */
export function parseRoleArn(
  text: string,
): { readonly role: RoleArn } | { readonly problem: string } {
  if (text === '') {
    return { problem: 'It is empty.' };
  }
  if (text !== text.trim()) {
    return { problem: 'It begins or ends with white space.' };
  }
  const arn = parseArn(text);
  if (!arn) {
    return {
      problem:
        'It is not an ARN of the form arn:<partition>:iam::<account>:role/<name>.',
    };
  }
  if (arn.service === 'iam' && arn.resource.startsWith(':')) {
    return { problem: 'It has one colon too many after the account id.' };
  }
  if (arn.service !== 'iam' || !arn.resource.startsWith('role/')) {
    return {
      problem: `It names ${
        arn.service === 'iam'
          ? `an IAM ${arn.resource.split('/')[0]}`
          : `a resource of ${arn.service}`
      }, not an IAM role.`,
    };
  }
  if (!/^aws[a-z0-9-]*$/.test(arn.partition)) {
    return { problem: `'${arn.partition}' is not a partition of AWS.` };
  }
  if (arn.region !== '') {
    return { problem: `It names a region, and IAM roles have none.` };
  }
  if (!/^\d{12}$/.test(arn.account)) {
    return { problem: `'${arn.account}' is not an account id of 12 digits.` };
  }
  const path = /^role(\/(?:[\x21-\x2e\x30-\x7e]+\/)*)([\w+=,.@-]{1,64})$/.exec(
    arn.resource,
  );
  if (!path) {
    return {
      problem: `'${arn.resource}' has characters or a length that IAM does not allow for a role's path and name.`,
    };
  }
  return {
    role: {
      arn: text,
      partition: arn.partition,
      account: arn.account,
      path: path[1],
      name: path[2],
    },
  };
}
