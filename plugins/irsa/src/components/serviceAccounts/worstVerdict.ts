import type { Binding, Verdict } from 'backstage-plugin-irsa-common';

const WORST_FIRST: readonly Verdict[] = ['broken', 'unknown', 'works'];

/** The worst verdict of the bindings; `none` without any. */
export function worstVerdict(bindings: readonly Binding[]): Verdict | 'none' {
  return (
    WORST_FIRST.find(verdict =>
      bindings.some(binding => binding.verdict === verdict),
    ) ?? 'none'
  );
}
