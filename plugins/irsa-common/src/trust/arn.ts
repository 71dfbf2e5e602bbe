/** The parts of an ARN. */
export interface ArnParts {
  partition: string;
  service: string;
  region: string;
  account: string;
  resource: string;
}

/** Splits an ARN; undefined when the text is none. */
export function parseArn(text: string): ArnParts | undefined {
  const found = /^arn:([^:]*):([^:]*):([^:]*):([^:]*):(.+)$/s.exec(text);
  if (!found) {
    return undefined;
  }
  const [, partition, service, region, account, resource] = found;
  return { partition, service, region, account, resource };
}

const PROVIDER_PREFIX = 'oidc-provider/';

/** The issuer of an IAM OIDC provider ARN, without `https://`; undefined when the text is no such ARN. */
export function issuerOfProvider(arn: string): string | undefined {
  const parts = parseArn(arn);
  return parts?.service === 'iam' && parts.resource.startsWith(PROVIDER_PREFIX)
    ? parts.resource.slice(PROVIDER_PREFIX.length)
    : undefined;
}

/** The parts of an IAM role ARN; undefined when the text is none. */
export function parseRoleArn(arn: string): ArnParts | undefined {
  return /^arn:[a-z0-9-]+:iam::\d{12}:role\/[!-~]+$/.test(arn)
    ? parseArn(arn)
    : undefined;
}
