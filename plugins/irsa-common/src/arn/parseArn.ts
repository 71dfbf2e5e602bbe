/**
 * An ARN taken apart: `arn:<partition>:<service>:<region>:<account>:<resource>`.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 *
 * @public
 */
export interface Arn {
  /** `aws`, `aws-cn`, `aws-us-gov`, … */
  readonly partition: string;
  /** Namespace of the service, for instance `iam` or `eks`. */
  readonly service: string;
  /** For instance `eu-west-1`; an empty text where the service has no regions, as in IAM. */
  readonly region: string;
  /** Account id, normally twelve digits, as it stands there; an empty text where the ARN has none, as for an S3 bucket. */
  readonly account: string;
  /** All that follows the fifth colon, more colons included, for instance `role/payments-api`. */
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
