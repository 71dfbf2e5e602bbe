import {
  ReportCheckRow,
  ReportCounts,
  ReportRow,
  ReportSource,
} from '../api/types/report';
import { SEVERITIES, worseSeverity } from '../checks/framework/severity';
import { EntityPlace, FindingSeverity, Verdict } from '../model';
import { compareText } from '../resolve/order';
import { ConcerningFinding, judgeCompliance } from './compliance';
import {
  countBinding,
  countFinding,
  emptyFindingTally,
  emptyTally,
  FindingTally,
  openFindings,
  Tally,
} from './counts';
import { DimensionTally, Standing } from './DimensionTally';

/**
 * A finding as the report counts it.
 *
 * @public
 */
export interface CountedFinding extends ConcerningFinding {
  /** Id of the check, for instance `IRSA-TS-002`. */
  readonly checkId: string;
  /** What the check is about, in a few words. */
  readonly title: string;
  /** Clusters that it is about; empty for a role alone. */
  readonly clusters: readonly string[];
  /** Accounts that it is about. */
  readonly accounts: readonly string[];
  /** Places of the entities that it concerns and that the reader may see. */
  readonly entities: readonly EntityPlace[];
  /** For `unknown`: the checks that wait. */
  readonly waitingChecks?: readonly string[];
  /** For `unknown`: ids of the sources that did not read it. */
  readonly unreadSources?: readonly string[];
}

/**
 * A binding as the report counts it.
 *
 * @public
 */
export interface CountedBinding {
  /** Whether it works, as the resolver said. */
  readonly verdict: Verdict;
  /** Whether a source that it rests on is stale. */
  readonly isStale: boolean;
  /** Name of the cluster of its service account. */
  readonly cluster: string;
  /** Account of its role; absent when the role cannot be known. */
  readonly account?: string;
  /** Places of the entities that claim its service account and that the reader may see. */
  readonly entities: readonly EntityPlace[];
  /** The findings that concern it, of those that the reader may see. */
  readonly findings: readonly CountedFinding[];
  /** Ids of the sources that it rests on and that were not read whole and lately. */
  readonly unreadSources: readonly string[];
}

/**
 * The counted part of a report.
 *
 * @public
 */
export interface ReportRows {
  /** Everything that was added. */
  readonly totals: ReportCounts;
  /** By the group or user that owns the component. */
  readonly byOwner: readonly ReportRow[];
  /** By the system of the component. */
  readonly bySystem: readonly ReportRow[];
  /** By the domain of that system. */
  readonly byDomain: readonly ReportRow[];
  /** By `spec.lifecycle` of the component. */
  readonly byLifecycle: readonly ReportRow[];
  /** By cluster. */
  readonly byCluster: readonly ReportRow[];
  /** By account. */
  readonly byAccount: readonly ReportRow[];
  /** By check, most open findings first. */
  readonly byCheck: readonly ReportCheckRow[];
  /** What waits for each source that was not read, by the id of the source. */
  readonly costs: ReadonlyMap<string, ReportSource['cost']>;
}

interface CatalogStandings {
  readonly owner: Standing;
  readonly system: Standing;
  readonly domain: Standing;
  readonly lifecycle: Standing;
}

interface CheckTally {
  readonly title: string;
  severity: FindingSeverity;
  readonly findings: FindingTally;
  bindings: number;
}

/**
 * Counts bindings and findings one by one, in whatever order they come, and holds none of them.
 *
 * @public
 */
export class ReportAccumulator {
  readonly #totals = emptyTally();
  readonly #owner = new DimensionTally();
  readonly #system = new DimensionTally();
  readonly #domain = new DimensionTally();
  readonly #lifecycle = new DimensionTally();
  readonly #cluster = new DimensionTally();
  readonly #account = new DimensionTally();
  readonly #checks = new Map<string, CheckTally>();
  readonly #costs = new Map<
    string,
    { bindings: number; readonly checks: Set<string> }
  >();
  /** Most things share the list of one entity, so what follows from a list is kept with it. */
  readonly #standings = new WeakMap<readonly EntityPlace[], CatalogStandings>();

  /** Counts a binding; its findings are counted by {@link ReportAccumulator.addFinding}, once each. */
  addBinding(binding: CountedBinding): void {
    const judged = judgeCompliance(
      binding.verdict,
      binding.isStale,
      binding.findings,
    );
    this.#count(
      binding.entities,
      [binding.cluster],
      binding.account === undefined ? [] : [binding.account],
      tally => countBinding(tally, judged),
    );
    const open = binding.findings.filter(({ state }) => state === 'fail');
    for (const checkId of new Set(open.map(finding => finding.checkId))) {
      const finding = open.find(each => each.checkId === checkId)!;
      this.#check(finding).bindings += 1;
    }
    if (judged.compliance === 'unknown') {
      binding.unreadSources.forEach(id => {
        this.#cost(id).bindings += 1;
      });
    }
  }

  /** Counts a finding. */
  addFinding(finding: CountedFinding): void {
    this.#count(finding.entities, finding.clusters, finding.accounts, tally =>
      countFinding(tally.findings, finding),
    );
    const check = this.#check(finding);
    check.severity = worseSeverity(check.severity, finding.severity);
    countFinding(check.findings, finding);
    for (const id of finding.unreadSources ?? []) {
      const { checks } = this.#cost(id);
      finding.waitingChecks?.forEach(each => checks.add(each));
    }
  }

  /** What has been counted so far. */
  rows(): ReportRows {
    return {
      totals: structuredClone(this.#totals),
      byOwner: this.#owner.rows(),
      bySystem: this.#system.rows(),
      byDomain: this.#domain.rows(),
      byLifecycle: this.#lifecycle.rows(),
      byCluster: this.#cluster.rows(),
      byAccount: this.#account.rows(),
      byCheck: this.#checkRows(),
      costs: new Map(
        [...this.#costs].map(([id, { bindings, checks }]) => [
          id,
          { bindings, checks: [...checks].sort(compareText) },
        ]),
      ),
    };
  }

  #count(
    entities: readonly EntityPlace[],
    clusters: Standing,
    accounts: Standing,
    add: (tally: Tally) => void,
  ): void {
    const { owner, system, domain, lifecycle } = this.#standingsOf(entities);
    add(this.#totals);
    this.#owner.count(owner, add);
    this.#system.count(system, add);
    this.#domain.count(domain, add);
    this.#lifecycle.count(lifecycle, add);
    this.#cluster.count(clusters, add);
    this.#account.count(accounts, add);
  }

  #standingsOf(entities: readonly EntityPlace[]): CatalogStandings {
    let standings = this.#standings.get(entities);
    if (!standings) {
      const valuesOf = (key: keyof CatalogStandings): Standing => [
        ...new Set(entities.flatMap(place => place[key] ?? [])),
      ];
      standings = {
        owner: valuesOf('owner'),
        system: valuesOf('system'),
        domain: valuesOf('domain'),
        lifecycle: valuesOf('lifecycle'),
      };
      this.#standings.set(entities, standings);
    }
    return standings;
  }

  #check({ checkId, title, severity }: CountedFinding): CheckTally {
    let check = this.#checks.get(checkId);
    if (!check) {
      check = { title, severity, findings: emptyFindingTally(), bindings: 0 };
      this.#checks.set(checkId, check);
    }
    return check;
  }

  #checkRows(): ReportCheckRow[] {
    return [...this.#checks]
      .map(([checkId, { title, severity, findings, bindings }]) => ({
        checkId,
        title,
        severity,
        findings: structuredClone(findings),
        bindings,
        of: this.#totals.total,
      }))
      .sort(
        (a, b) =>
          openFindings(b.findings) - openFindings(a.findings) ||
          SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
          compareText(a.checkId, b.checkId),
      );
  }

  #cost(id: string) {
    let cost = this.#costs.get(id);
    if (!cost) {
      cost = { bindings: 0, checks: new Set() };
      this.#costs.set(id, cost);
    }
    return cost;
  }
}
