import { statementAt } from './statementText';

/** What a statement does: lets service accounts in, lets others in, or keeps somebody out. */
export type StatementKind = 'deny' | 'service-accounts' | 'others';

/** Tells what a statement is for by its effect and its principals. */
export function statementKind(
  policy: Readonly<Record<string, unknown>>,
  path: string,
): StatementKind {
  const statement = statementAt(policy, path);
  if (typeof statement !== 'object' || statement === null) {
    return 'service-accounts';
  }
  const { Effect: effect, Principal: principal } = statement as Record<
    string,
    unknown
  >;
  if (effect === 'Deny') {
    return 'deny';
  }
  const ids =
    typeof principal === 'object' && principal !== null
      ? Object.values(principal).flat()
      : [principal];
  return ids.some(
    id =>
      id === 'pods.eks.amazonaws.com' ||
      (typeof id === 'string' && id.includes(':oidc-provider/')),
  )
    ? 'service-accounts'
    : 'others';
}
