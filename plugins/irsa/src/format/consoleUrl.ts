import { parseRoleArn } from 'backstage-plugin-irsa-common';
import { roleName } from './roleName';

/** The page of a role in the console of AWS; absent for partitions that have a console elsewhere, and for what is no role. */
export function consoleUrl(arn: string): string | undefined {
  return arn.startsWith('arn:aws:') && 'role' in parseRoleArn(arn)
    ? `https://console.aws.amazon.com/iam/home#/roles/details/${encodeURIComponent(
        roleName(arn),
      )}`
    : undefined;
}
