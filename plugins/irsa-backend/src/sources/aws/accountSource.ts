import { IrsaSource } from 'backstage-plugin-irsa-node';
import { AwsAccountAccess } from './AwsAccountAccess';
import { readAccount } from './readAccount';

/** The IAM of an account as a source. */
export function accountSource(access: AwsAccountAccess): IrsaSource {
  const { accountId } = access;
  return {
    id: `aws:${accountId}`,
    kind: 'aws-account',
    title: `IAM ${accountId}`,
    read: ({ signal }) => readAccount(access, signal),
  };
}
