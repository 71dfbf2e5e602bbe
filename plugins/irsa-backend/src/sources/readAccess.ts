import { ReadAccess } from 'backstage-plugin-irsa-common';
import { IrsaConfig } from '../config/readIrsaConfig';
import {
  nodeRolesStatement,
  organizationStatement,
  readerPolicy,
} from './aws/policyDocument';
import { accessGrantRules, clusterRole } from './kubernetes/clusterRole';

/** What the backend has to be allowed, with what the configuration switches on and without what it does not. */
export function readAccess({
  eks,
  kubernetes,
  organization,
}: Pick<IrsaConfig, 'eks' | 'kubernetes' | 'organization'>): ReadAccess {
  const policy = readerPolicy();
  const statements = [
    ...policy.Statement,
    ...(eks.nodeRoles ? [nodeRolesStatement()] : []),
    ...(organization ? [organizationStatement()] : []),
  ];
  const rules = kubernetes.accessGrants
    ? accessGrantRules().replace(/^(?=.)/gm, '  ')
    : '';
  return {
    iamPolicy: JSON.stringify({ ...policy, Statement: statements }, null, 2),
    clusterRole: `${clusterRole()}${rules}`,
  };
}
