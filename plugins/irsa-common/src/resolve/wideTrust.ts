import { TrustClass, trustScope } from '../trust';

/** Why a width needs attention, as a clause about the role; widths that are not here need none. */
export const WIDE_TRUST: Partial<Record<TrustClass, string>> = {
  namespace: 'is open to a whole namespace',
  'name-across-namespaces': 'is open to names in several namespaces',
  namespaces: 'is open to several namespaces',
  cluster: 'is open to every service account of a cluster',
};

/** Condition keys that can narrow a statement down to service accounts. */
const NARROWING_KEY =
  /:sub$|^aws:RequestTag\/kubernetes-(namespace|service-account)$/i;

/** A clause that makes a trust policy wide. */
export interface WideningClause {
  readonly path: string;
  readonly value: string;
}

/**
 * The clauses that make a policy wide: of each wide Allow statement the conditions on the subject, or its principal where no condition is.
 */
export function wideningClauses(policy: unknown): WideningClause[] {
  const document = policy as { Version?: unknown; Statement?: unknown };
  const isList = Array.isArray(document.Statement);
  return [document.Statement].flat().flatMap((statement, index) => {
    const scope = trustScope({ ...document, Statement: [statement] });
    if (!WIDE_TRUST[scope.class]) {
      return [];
    }
    return clausesOf(
      statement as { Condition?: Record<string, Record<string, unknown>> },
      isList ? `Statement[${index}]` : 'Statement',
    );
  });
}

function clausesOf(
  statement: { Condition?: Record<string, Record<string, unknown>> },
  path: string,
): WideningClause[] {
  const clauses = Object.entries(statement.Condition ?? {}).flatMap(
    ([operator, keys]) =>
      Object.entries(keys)
        .filter(([key]) => NARROWING_KEY.test(key))
        .map(([key, value]) => ({
          path: `${path}.Condition${
            /^\w+$/.test(operator) ? `.${operator}` : `["${operator}"]`
          }["${key}"]`,
          value: [value].flat().join(', '),
        })),
  );
  return clauses.length > 0
    ? clauses
    : [
        {
          path: `${path}.Principal`,
          value: 'no condition on the subject',
        },
      ];
}
