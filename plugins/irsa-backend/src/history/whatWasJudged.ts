import { CheckReport, UNREAD_CHECK_ID } from 'backstage-plugin-irsa-common';
import { FollowedFinding } from './followedFinding';

/** Answers whether a finding that is not there any more would have been found, were its cause still there. */
export type WasJudged = (finding: FollowedFinding) => boolean;

/**
 * Tells a finding that is fixed from one that merely cannot be seen: because its source is gone, because something that its check needs was not
 * read, because the check is off, or because another cause explains it by now.
 *
 * @param facts - of each finding of the report, in the same order.
 * @param sources - ids of the sources that were looked at.
 */
export function whatWasJudged(
  { findings, coverage }: CheckReport,
  facts: readonly Pick<FollowedFinding, 'sources'>[],
  sources: ReadonlySet<string>,
): WasJudged {
  const on = new Set(
    coverage.filter(({ enabled }) => enabled).map(({ checkId }) => checkId),
  );
  on.add(UNREAD_CHECK_ID);
  const waiting = new Set<string>();
  const explained = new Set<string>();
  for (const [index, finding] of findings.entries()) {
    finding.consequences.forEach(({ ref }) => explained.add(ref));
    for (const checkId of finding.waiting?.checks ?? []) {
      facts[index].sources.forEach(id => waiting.add(`${checkId} ${id}`));
    }
  }
  return ({ checkId, subject, sources: own }) =>
    on.has(checkId) &&
    !explained.has(subject.ref) &&
    own.every(id => sources.has(id) && !waiting.has(`${checkId} ${id}`));
}
