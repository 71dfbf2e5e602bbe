/**
 * An ARN taken apart: `arn:<partition>:<service>:<region>:<account>:<resource>`.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 *
 * @public
 */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/**
 * Takes an ARN apart, or answers `undefined` for text that is none.
 *
 * @public
 */
export function parseArn(text: string): Arn | undefined {
  const match = /^arn:([^:]+):([^:]+):([^:]*):([^:]*):(.+)$/s.exec(text);
  if (!match) {
    return undefined;
  }
  const [, partition, service, region, account, resource] = match;
  return { partition, service, region, account, resource };
}
