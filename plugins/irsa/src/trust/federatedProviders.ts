/** The statements of a policy, whether it has a list of them or one. */
export function statementsOf(
  policy: Readonly<Record<string, unknown>>,
): Record<string, unknown>[] {
  return [policy.Statement]
    .flat()
    .filter(
      (statement): statement is Record<string, unknown> =>
        typeof statement === 'object' && statement !== null,
    );
}

/** The ARNs of the OIDC providers that a policy names, each once. */
export function federatedProviders(
  policy: Readonly<Record<string, unknown>>,
): string[] {
  const named = statementsOf(policy).flatMap(({ Principal: principal }) =>
    typeof principal === 'object' && principal !== null
      ? [(principal as Record<string, unknown>).Federated].flat()
      : [],
  );
  return [
    ...new Set(
      named.filter(
        (value): value is string =>
          typeof value === 'string' && value.includes(':oidc-provider/'),
      ),
    ),
  ];
}
