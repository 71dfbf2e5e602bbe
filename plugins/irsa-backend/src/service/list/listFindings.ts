import {
  FindingListOptions,
  FindingState,
  ListPage,
} from 'backstage-plugin-irsa-common';
import { keyOfMoment, Moment } from '../Moment';
import { EstateIndex, IndexedFinding } from '../index/EstateIndex';
import { findingOrders } from '../index/orders';
import { Visibility } from '../Visibility';
import { allOf, entityMatch, oneOf, visibleMatch, wordMatch } from './filters';
import { FoundRows } from './FoundRows';
import { pageOf } from './pageOf';
import { sortOf } from './sortOf';

/** What became of a finding at the moment of a question; one that is accepted stays so while nobody can look. */
export function findingState(
  finding: Pick<IndexedFinding, 'id' | 'state' | 'sources'>,
  { freshness, waivers }: Moment,
): FindingState {
  if (waivers.of(finding.id)) {
    return 'waived';
  }
  return freshness.tooOld(finding) ? 'unknown' : finding.state;
}

/** What is looked at to tell whether somebody asks for a finding. */
export type AskedFinding = Omit<IndexedFinding, 'rowId' | 'since'> & {
  readonly since?: string;
};

/** Tells which findings a reader may see and asks for. */
export function findingMatch(
  index: Pick<EstateIndex, 'places'>,
  query: FindingListOptions,
  reader: { readonly visibility: Visibility; readonly moment: Moment },
): (finding: AskedFinding) => boolean {
  const { visibility, moment } = reader;
  const since = query.since === undefined ? undefined : Date.parse(query.since);
  return allOf<AskedFinding>(
    oneOf(query.checkId, each => each.checkId),
    oneOf(query.severity, each => each.severity),
    oneOf(query.state, each => findingState(each, moment)),
    oneOf(query.subjectKind, each => each.subject.kind),
    oneOf(query.subject, each => each.subject.ref),
    oneOf(query.cluster, each => each.cluster),
    oneOf(query.account, each => each.account),
    oneOf(query.namespace, each => each.namespace),
    since === undefined
      ? undefined
      : each => Date.parse(each.since ?? '') >= since,
    visibleMatch(visibility),
    entityMatch(query, index.places, visibility),
    wordMatch(query.q, visibility),
  );
}

/** The findings that a reader may see and asks for, a page of them. */
export async function listFindings(
  index: EstateIndex,
  query: FindingListOptions,
  reader: {
    readonly visibility: Visibility;
    readonly moment: Moment;
    readonly found: FoundRows<IndexedFinding>;
  },
): Promise<ListPage<IndexedFinding>> {
  const { visibility, moment, found } = reader;
  const sort = sortOf(query.sort, 'severity');
  const { q: _, ...filters } = query;
  const rows = await found.of({
    query,
    visibility,
    basis: `${index.version} ${
      query.state === undefined ? '' : keyOfMoment(moment)
    }`,
    sorted: () => index.findings.inOrder(findingOrders[sort.name]),
    isFound: findingMatch(index, filters, reader),
  });
  return pageOf(rows, sort, query);
}
