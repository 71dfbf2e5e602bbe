import {
  FindingListOptions,
  FindingState,
  ListPage,
} from 'backstage-plugin-irsa-common';
import { Freshness } from '../Freshness';
import { EstateIndex, IndexedFinding } from '../index/EstateIndex';
import { findingOrders } from '../index/orders';
import { isVisible, Visibility, visibleRefs } from '../Visibility';
import { allOf, entityMatch, oneOf, wordMatch } from './filters';
import { pageOf } from './pageOf';
import { sortOf } from './sortOf';

/** What became of a finding at the moment of a question. */
export function findingState(
  finding: IndexedFinding,
  freshness: Freshness,
): FindingState {
  return freshness.tooOld(finding) ? 'unknown' : finding.state;
}

/** The findings that a reader may see and asks for, a page of them. */
export async function listFindings(
  index: EstateIndex,
  query: FindingListOptions,
  reader: { readonly visibility: Visibility; readonly freshness: Freshness },
): Promise<ListPage<IndexedFinding>> {
  const { visibility, freshness } = reader;
  const sort = sortOf(query.sort, 'severity');
  const since = query.since === undefined ? undefined : Date.parse(query.since);
  const isAskedFor = allOf<IndexedFinding>(
    oneOf(query.checkId, each => each.checkId),
    oneOf(query.severity, each => each.severity),
    oneOf(query.state, each => findingState(each, freshness)),
    oneOf(query.subjectKind, each => each.subject.kind),
    oneOf(query.subject, each => each.subject.ref),
    oneOf(query.cluster, each => each.cluster),
    oneOf(query.account, each => each.account),
    oneOf(query.namespace, each => each.namespace),
    since === undefined ? undefined : each => Date.parse(each.since) >= since,
  );
  const isOfEntities = entityMatch(query, index.places);
  const hasWords = wordMatch(query.q);
  const sorted = await index.findings.inOrder(findingOrders[sort.name]);
  const found = sorted.filter(({ row }) => {
    if (!isAskedFor(row) || !isVisible(row, visibility)) {
      return false;
    }
    if (!isOfEntities && !hasWords) {
      return true;
    }
    const visible = visibleRefs(row.entityRefs, visibility);
    return (
      isOfEntities?.(visible) !== false &&
      hasWords?.({ text: row.text, visible }) !== false
    );
  });
  return pageOf(found, sort, query);
}
