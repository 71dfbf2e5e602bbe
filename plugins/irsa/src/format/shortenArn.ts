const ARN = /^(arn:[^:]*:[^:]*:[^:]*:)([^:]*):(.+)$/;

/**
 * Shortens an ARN in the middle: the account to its first and last four digits, a path to `…`. The name at the end is never
 * shortened, since it is what people look for.
 */
export function shortenArn(arn: string): string {
  const match = ARN.exec(arn);
  if (!match) {
    return arn;
  }
  const [, start, account, resource] = match;
  const parts = resource.split('/');
  const shortResource =
    parts.length > 2
      ? `${parts[0]}/…/${parts[parts.length - 1]}`
      : parts.join('/');
  return `${start}${shortenAccount(account)}:${shortResource}`;
}

function shortenAccount(account: string): string {
  return /^\d{12}$/.test(account)
    ? `${account.slice(0, 4)}…${account.slice(-4)}`
    : account;
}
