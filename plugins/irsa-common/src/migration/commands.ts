import { parseArn } from '../arn';
import { command } from '../remediation/emit/shell';
import { MigrationCluster } from './types';

/** A command for a namespace of a cluster: the words of what is done, then where, then its options. */
export function kubectl(
  cluster: string,
  namespace: string,
  words: readonly string[],
  ...options: readonly string[]
): string {
  return command(
    'kubectl',
    ...words,
    '--context',
    cluster,
    '--namespace',
    namespace,
    ...options,
  );
}

/** The name of a cluster in EKS. */
export function eksName({ arn, name }: MigrationCluster): string {
  return arn?.split('/').pop() ?? name;
}

/** The option that names the region of a cluster; nothing where it is not known. */
export function regionOption({ arn }: MigrationCluster): string[] {
  const { region } = parseArn(arn ?? '') ?? {};
  return region ? ['--region', region] : [];
}

/** The name of a role or another resource, without its path. */
export function nameOf(arn: string): string {
  return arn.split('/').pop() ?? arn;
}

/** Puts a file in the place of the trust policy of a role. */
export function updateTrust(roleArn: string, path: string): string {
  return command(
    'aws',
    'iam',
    'update-assume-role-policy',
    '--role-name',
    nameOf(roleArn),
    '--policy-document',
    `file://${path}`,
  );
}
