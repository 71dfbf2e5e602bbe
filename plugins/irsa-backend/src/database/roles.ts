import { PermissionsSummary, ResolvedRole } from 'backstage-plugin-irsa-common';
import { judgedRowSet } from './judgedRows';

/** What is stored about a role. */
export interface StoredRole {
  readonly role: ResolvedRole;
  /** Absent for a role that was not read. */
  readonly permissions?: PermissionsSummary;
  /** Hash of its trust policy among the documents; absent for a role that was not read. */
  readonly trustPolicy?: string;
}

/** Every role that has to do with Kubernetes. */
export const roleSet = judgedRowSet('roles');
