import {
  AccountRecord,
  ManagedPolicyRecord,
  OidcProviderRecord,
  RecordKind,
  RoleRecord,
} from '../model';
import type { EstateAccount } from './estate';
import { mapBy } from './order';
import type { SnapshotPart } from './snapshotParts';

const arnOf = (record: { arn: string }) => record.arn;

/** Joins what several snapshots say about an account; the last of them wins. */
export function joinAccount(
  id: string,
  parts: readonly SnapshotPart[],
): EstateAccount {
  let account: AccountRecord | undefined;
  const roles: RoleRecord[] = [];
  const providers: OidcProviderRecord[] = [];
  const policies: ManagedPolicyRecord[] = [];
  for (const record of parts.flatMap(part => part.records)) {
    switch (record.kind) {
      case 'account':
        account = record.value;
        break;
      case 'role':
        roles.push(record.value);
        break;
      case 'oidc-provider':
        providers.push(record.value);
        break;
      case 'managed-policy':
        policies.push(record.value);
        break;
      default:
        break;
    }
  }
  return {
    id,
    ...(account ? { account } : {}),
    roles: mapBy(roles, arnOf),
    providers: mapBy(providers, arnOf),
    policies: mapBy(policies, arnOf),
    complete: new Set<RecordKind>(parts.flatMap(part => part.complete)),
    sources: [...new Set(parts.map(part => part.sourceId))],
  };
}
