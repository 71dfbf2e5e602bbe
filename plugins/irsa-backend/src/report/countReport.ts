import {
  ConcerningFinding,
  CountedFinding,
  EntityPlace,
  ReportAccumulator,
  ReportOptions,
  ReportRows,
} from 'backstage-plugin-irsa-common';
import {
  EstateIndex,
  IndexedBinding,
  IndexedFinding,
} from '../service/index/EstateIndex';
import {
  allOf,
  entitiesMeant,
  entityMatch,
  oneOf,
  visibleMatch,
} from '../service/list/filters';
import { findingMatch, findingState } from '../service/list/listFindings';
import { Moment } from '../service/Moment';
import { Visibility, visibleRefs } from '../service/Visibility';
import { UnreadSources } from './UnreadSources';

/** Things that are counted before others get a turn. */
const STEP = 200;

/** Whose report it is, and when. */
export interface ReportReader {
  readonly visibility: Visibility;
  readonly moment: Moment;
  readonly unread: UnreadSources;
}

/** Is told of each thing that is counted. */
export interface ReportVisitor {
  binding(
    binding: IndexedBinding,
    findings: readonly ConcerningFinding[],
  ): void;
  finding(finding: IndexedFinding, counted: ConcerningFinding): void;
}

/** Counts the bindings and findings that a reader may see and asks for, in small steps. */
export function* countReport(
  index: EstateIndex,
  query: ReportOptions,
  reader: ReportReader,
  visitor?: ReportVisitor,
): Generator<void, ReportRows> {
  const { visibility, moment, unread } = reader;
  const rows = new ReportAccumulator();
  const placesOf = placesReader(index);
  const visibleOf = visibleReader(visibility);
  const countedOf = findingReader(reader, refs => placesOf(visibleOf(refs)));
  const { since: _, ...filters } = query;
  const isFound = findingMatch(index, filters, { visibility, moment });
  const found = new Set<IndexedFinding>();
  const meant = entitiesMeant(query, index.places, visibility);
  let done = 0;
  for (const finding of candidates(
    meant,
    index.findingsOf,
    index.findings.facts.rows,
  )) {
    done += 1;
    if (done % STEP === 0) {
      yield;
    }
    if (isFound(finding)) {
      found.add(finding);
      const counted = countedOf(finding);
      rows.addFinding(counted);
      visitor?.finding(finding, counted);
    }
  }

  const isSeen = visibleMatch(visibility);
  const isInPlace = bindingMatch(index, query, visibility);
  for (const binding of candidates(
    meant,
    index.bindingsOf,
    index.bindings.rows,
  )) {
    done += 1;
    if (done % STEP === 0) {
      yield;
    }
    if (!isSeen(binding) || !isInPlace(binding)) {
      continue;
    }
    const concerning: IndexedFinding[] = [];
    for (const id of binding.findings) {
      const finding = index.findingById.get(id);
      if (finding && isSeen(finding)) {
        concerning.push(finding);
      }
    }
    if (isByFinding(query) && !concerning.some(each => found.has(each))) {
      continue;
    }
    const visible = visibleOf(binding.entityRefs);
    const findings = concerning.map(countedOf);
    const { account } = binding;
    rows.addBinding({
      verdict: moment.freshness.tooOld(binding) ? 'unknown' : binding.verdict,
      isStale: moment.freshness.isStale(binding),
      cluster: binding.serviceAccount.cluster,
      ...(account === undefined ? {} : { account }),
      entities: placesOf(visible),
      findings,
      unreadSources: unread.of(
        binding.sources,
        [binding.serviceAccount.cluster],
        account === undefined ? [] : [account],
      ),
    });
    visitor?.binding(binding, findings);
  }
  return rows.rows();
}

/** What may be meant: all of it, or what some entities have, each once. */
function candidates<Row>(
  meant: readonly string[] | undefined,
  byEntity: ReadonlyMap<string, readonly Row[]>,
  all: ReadonlyMap<unknown, Row>,
): Iterable<Row> {
  return meant
    ? new Set(meant.flatMap(ref => byEntity.get(ref) ?? []))
    : all.values();
}

/** Whether filters of findings narrow bindings to those that such a finding is about. */
function isByFinding(query: ReportOptions): boolean {
  const { checkId, severity, state, subjectKind, subject, q } = query;
  return [checkId, severity, state, subjectKind, subject, q].some(
    each => each !== undefined,
  );
}

/** Tells which bindings are where somebody asks. */
function bindingMatch(
  index: EstateIndex,
  query: ReportOptions,
  visibility: Visibility,
): (binding: IndexedBinding) => boolean {
  return allOf<IndexedBinding>(
    oneOf(query.cluster, ({ serviceAccount }) => serviceAccount.cluster),
    oneOf(query.namespace, ({ serviceAccount }) => serviceAccount.namespace),
    oneOf(query.account, ({ account }) => account),
    entityMatch(query, index.places, visibility),
  );
}

/** The same list for the same entities, so that what follows from a list is worked out once. */
function placesReader({ places }: EstateIndex) {
  const known = new Map<readonly string[], readonly EntityPlace[]>();
  return (entityRefs: readonly string[]): readonly EntityPlace[] => {
    let list = known.get(entityRefs);
    if (!list) {
      list = entityRefs.map(
        entityRef => places.get(entityRef) ?? { entityRef },
      );
      known.set(entityRefs, list);
    }
    return list;
  };
}

/** The same list of visible entities for the same list of entities. */
function visibleReader(visibility: Visibility) {
  const known = new Map<readonly string[], readonly string[]>();
  return (entityRefs: readonly string[]): readonly string[] => {
    let list = known.get(entityRefs);
    if (!list) {
      list = visibleRefs(entityRefs, visibility);
      known.set(entityRefs, list);
    }
    return list;
  };
}

/** A finding as the report counts it, made once. */
function findingReader(
  { moment, unread }: ReportReader,
  placesOf: (entityRefs: readonly string[]) => readonly EntityPlace[],
) {
  const known = new Map<IndexedFinding, CountedFinding>();
  return (finding: IndexedFinding): CountedFinding => {
    let counted = known.get(finding);
    if (!counted) {
      const { checkId, title, severity, cluster, account } = finding;
      const clusters = cluster === undefined ? [] : [cluster];
      const accounts = account === undefined ? [] : [account];
      const state = findingState(finding, moment);
      counted = {
        checkId,
        title,
        severity,
        state,
        clusters,
        accounts,
        entities: placesOf(finding.entityRefs),
        ...(state === 'unknown'
          ? {
              waitingChecks: finding.waitingChecks ?? [checkId],
              unreadSources: unread.of(finding.sources, clusters, accounts),
            }
          : {}),
      };
      known.set(finding, counted);
    }
    return counted;
  };
}
