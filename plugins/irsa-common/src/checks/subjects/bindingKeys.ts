import { CheckedIrsaBinding } from './subjects';

/** The key of a role's trust in one OIDC provider. */
export function trustKey(roleArn: string, providerArn: string): string {
  return `${roleArn} trusts ${providerArn}`;
}

/** What the fault of a binding by annotation may come of: its service account, its role, its provider, or the role's trust in that. */
export function bindingKeys(binding: CheckedIrsaBinding): string[] {
  const { serviceAccount, arn, providerArn } = binding;
  return [
    serviceAccount.subject.ref,
    arn.arn,
    ...(providerArn ? [providerArn, trustKey(arn.arn, providerArn)] : []),
  ];
}
