import { isObject } from '../trust/json/value';
import { TrustPolicyDocument } from '../trust';
import { statementsOf } from './addTrust';

/** Takes the statements out of a trust policy that let nothing but roles of nodes become the role, which is how agents on nodes get it. */
export function withdrawNodes(
  policy: TrustPolicyDocument,
  nodeRoles: readonly string[],
): TrustPolicyDocument {
  const statements = statementsOf(policy);
  const kept = statements.filter(each => !admitsNodesOnly(each, nodeRoles));
  return kept.length === statements.length
    ? policy
    : { ...policy, Statement: kept };
}

function admitsNodesOnly(
  statement: unknown,
  nodeRoles: readonly string[],
): boolean {
  if (!isObject(statement) || statement.Effect !== 'Allow') {
    return false;
  }
  const { Principal: principal } = statement;
  if (!isObject(principal) || Object.keys(principal).join() !== 'AWS') {
    return false;
  }
  const arns = [principal.AWS].flat();
  return (
    arns.length > 0 &&
    arns.every(arn => typeof arn === 'string' && nodeRoles.includes(arn))
  );
}
