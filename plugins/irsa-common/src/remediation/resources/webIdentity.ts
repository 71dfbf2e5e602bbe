import { isObject } from '../../trust/json/value';

/** The elements of a statement that modules and eksctl write. */
export const STATEMENT_KEYS = new Set([
  'Sid',
  'Effect',
  'Principal',
  'Action',
  'Condition',
]);

/** A statement that lets service accounts of a cluster become a role through its OIDC provider. */
export interface WebIdentity {
  readonly providerArn: string;
  readonly issuer: string;
  /** The account of the provider. */
  readonly account: string;
  /** `<namespace>:<name>` each. */
  readonly subjects: readonly string[];
  readonly audience: string;
}

/** The statements of a policy that lets in exact service accounts of clusters and nobody else; nothing where it does anything else. */
export function webIdentityStatements(
  policy: unknown,
): WebIdentity[] | undefined {
  const statements = statementsOf(policy)?.map(webIdentityOf);
  return statements?.every(each => each !== undefined) ? statements : undefined;
}

/** The statements of a policy; nothing where it has none. */
export function statementsOf(policy: unknown): unknown[] | undefined {
  const statements = isObject(policy) ? [policy.Statement].flat() : [];
  return statements.length > 0 ? statements : undefined;
}

function webIdentityOf(statement: unknown): WebIdentity | undefined {
  if (
    !isObject(statement) ||
    !isObject(statement.Principal) ||
    Object.keys(statement).some(key => !STATEMENT_KEYS.has(key)) ||
    statement.Effect !== 'Allow' ||
    statement.Action !== 'sts:AssumeRoleWithWebIdentity'
  ) {
    return undefined;
  }
  const { Federated: providerArn, ...otherPrincipals } = statement.Principal;
  const conditions = statement.Condition;
  if (
    typeof providerArn !== 'string' ||
    Object.keys(otherPrincipals).length > 0 ||
    !isObject(conditions) ||
    Object.keys(conditions).join() !== 'StringEquals' ||
    !isObject(conditions.StringEquals)
  ) {
    return undefined;
  }
  const [prefix, issuer] = providerArn.split(':oidc-provider/');
  const {
    [`${issuer}:sub`]: subjects,
    [`${issuer}:aud`]: audiences,
    ...others
  } = conditions.StringEquals;
  const [audience, ...otherAudiences] = [audiences].flat();
  if (
    Object.keys(others).length > 0 ||
    otherAudiences.length > 0 ||
    // The module of version 5 compares audiences as patterns, and a policy document of Terraform has marks of its own for variables.
    !(typeof audience === 'string' && /^[\w.:/-]+$/.test(audience))
  ) {
    return undefined;
  }
  const names = [subjects]
    .flat()
    .map(subject =>
      typeof subject === 'string'
        ? /^system:serviceaccount:([a-z0-9-]+:[a-z0-9.-]+)$/.exec(subject)?.[1]
        : undefined,
    );
  return names.every(name => name !== undefined)
    ? {
        providerArn,
        issuer,
        account: prefix.split(':')[4] ?? '',
        subjects: names,
        audience,
      }
    : undefined;
}
