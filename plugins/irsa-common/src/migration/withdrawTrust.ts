import { TrustPolicyDocument, TrustServiceAccount } from '../trust';
import { statementsOf } from './addTrust';

/**
 * Takes service accounts of one OIDC provider out of a trust policy, where statements name them one by one. Statements that admit by a
 * pattern, through several providers, or under further conditions stay as they are, since they are meant for others, too.
 *
 * @param provider - ARN of the OIDC provider of their cluster
 *
 * @public
 */
export function withdrawTrust(
  policy: TrustPolicyDocument,
  provider: string,
  subjects: readonly TrustServiceAccount[],
): TrustPolicyDocument {
  const gone = new Set(
    subjects.map(
      ({ namespace, name }) => `system:serviceaccount:${namespace}:${name}`,
    ),
  );
  const kept = statementsOf(policy).flatMap(statement => {
    const named = namedSubjects(statement, provider);
    if (!named || !named.values.some(value => gone.has(value))) {
      return [statement];
    }
    const left = named.values.filter(value => !gone.has(value));
    return left.length === 0 ? [] : [named.withValues(left)];
  });
  return { ...policy, Statement: kept };
}

interface NamedSubjects {
  readonly values: readonly string[];
  withValues(values: readonly string[]): unknown;
}

/** The subjects of a statement that admits nobody but these, each by its whole name, through one provider. */
function namedSubjects(
  statement: unknown,
  provider: string,
): NamedSubjects | undefined {
  if (!isObject(statement) || statement.Effect !== 'Allow') {
    return undefined;
  }
  const { Principal: principal, Condition: condition } = statement;
  if (
    !isObject(principal) ||
    Object.keys(principal).join() !== 'Federated' ||
    texts(principal.Federated)?.join() !== provider ||
    !isObject(condition) ||
    Object.keys(condition).join() !== 'StringEquals' ||
    !isObject(condition.StringEquals)
  ) {
    return undefined;
  }
  const issuer = provider.split(':oidc-provider/')[1];
  const equals = condition.StringEquals;
  const key = `${issuer}:sub`;
  const others = Object.keys(equals).filter(
    each => each !== key && each !== `${issuer}:aud`,
  );
  const values = texts(equals[key]);
  if (others.length > 0 || !values) {
    return undefined;
  }
  return {
    values,
    withValues: left => ({
      ...statement,
      Condition: {
        StringEquals: {
          ...equals,
          [key]: left.length === 1 ? left[0] : [...left],
        },
      },
    }),
  };
}

function texts(value: unknown): string[] | undefined {
  const list = Array.isArray(value) ? value : [value];
  return list.every((each): each is string => typeof each === 'string')
    ? list
    : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
