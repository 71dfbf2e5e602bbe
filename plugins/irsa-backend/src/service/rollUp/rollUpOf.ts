import {
  EntityRollUp,
  FindingSeverity,
  FindingState,
  identityStatus,
  IdentityStatus,
  needsAttention,
  RollUpCause,
  RollUpComponent,
  RollUpCounts,
} from 'backstage-plugin-irsa-common';
import {
  EstateIndex,
  IndexedEntity,
  IndexedFinding,
} from '../index/EstateIndex';
import { SEVERITIES } from '../index/orders';
import { findingState } from '../list/listFindings';
import { Moment } from '../Moment';
import { rollUpSentence } from './rollUpSentence';

/** Components that are listed at most. */
const COMPONENTS = 200;
/** Causes that are listed at most. */
const CAUSES = 10;
/** Worst first. */
const STATUSES: readonly IdentityStatus[] = [
  'broken',
  'unknown',
  'attention',
  'works',
  'none',
];

/** A roll-up before its sources are loaded. */
export interface SummedUp extends Omit<EntityRollUp, 'sources' | 'setup'> {
  /** Ids of the sources that it rests on. */
  readonly sourceIds: readonly string[];
}

/** Sums up the identities of components, each with the status that its own answer has. */
export function rollUpOf(
  index: Pick<EstateIndex, 'findingsOf'>,
  members: readonly IndexedEntity[],
  moment: Moment,
  about: Pick<EntityRollUp, 'entityRef' | 'includes' | 'others'>,
): SummedUp {
  const sources = new Set<string>();
  const counted = new Map<string, CountedFinding>();
  const components = members
    .map(member => {
      member.standing.bindings.forEach(binding =>
        binding.sources.forEach(id => sources.add(id)),
      );
      const findings = (index.findingsOf.get(member.entityRef) ?? []).map(
        finding => ({ finding, state: findingState(finding, moment) }),
      );
      for (const { finding, state } of findings) {
        finding.sources.forEach(id => sources.add(id));
        const known = counted.get(finding.id);
        counted.set(finding.id, {
          finding,
          state,
          components: [...(known?.components ?? []), member.entityRef],
        });
      }
      return componentOf(member, findings, moment);
    })
    .sort(worstFirst);

  const totals: Record<IdentityStatus, number> = {
    broken: 0,
    unknown: 0,
    attention: 0,
    works: 0,
    none: 0,
  };
  components.forEach(({ status }) => {
    totals[status] += 1;
  });
  const all = [...counted.values()];
  const sums = {
    ...about,
    status: components[0]?.status ?? ('none' as const),
    totals,
    findings: countOpen(all),
    components: components.slice(0, COMPONENTS),
    causes: causesOf(all),
    sourceIds: [...sources].sort(),
  };
  return {
    ...sums,
    sentence: rollUpSentence({ ...sums, sources: [] }, components),
  };
}

interface StatedFinding {
  readonly finding: IndexedFinding;
  readonly state: FindingState;
}

interface CountedFinding extends StatedFinding {
  /** References of the components that it concerns. */
  readonly components: readonly string[];
}

function componentOf(
  { entityRef, owner, standing, system }: IndexedEntity,
  findings: readonly StatedFinding[],
  { freshness }: Moment,
): RollUpComponent {
  const status = identityStatus(
    standing,
    id => freshness.tooOld({ sources: [id] }) !== undefined,
  );
  const open = findings.filter(({ state }) => state === 'fail');
  const [worst] = open;
  const isAttention =
    status === 'works' &&
    open.some(({ finding, state }) =>
      needsAttention({ severity: finding.severity, state }),
    );
  return {
    entityRef,
    status: isAttention ? 'attention' : status,
    ...(owner === undefined ? {} : { owner }),
    ...(system === undefined ? {} : { system }),
    bindings: standing.bindings.length,
    findings: countOpen(findings),
    unknownFindings: countIn(findings, 'unknown'),
    waivedFindings: countIn(findings, 'waived'),
    ...(worst
      ? {
          worst: {
            id: worst.finding.id,
            checkId: worst.finding.checkId,
            severity: worst.finding.severity,
            title: worst.finding.title,
          },
        }
      : {}),
  };
}

function countOpen(findings: readonly StatedFinding[]): RollUpCounts {
  const counts: Record<FindingSeverity, number> = {
    critical: 0,
    high: 0,
    medium: 0,
    low: 0,
    info: 0,
  };
  findings.forEach(({ finding, state }) => {
    counts[finding.severity] += state === 'fail' ? 1 : 0;
  });
  return counts;
}

function countIn(
  findings: readonly StatedFinding[],
  wanted: FindingState,
): number {
  return findings.filter(({ state }) => state === wanted).length;
}

/** What is open by check: the worst severity first, then what concerns most components. */
function causesOf(findings: readonly CountedFinding[]): RollUpCause[] {
  const byCheck = new Map<string, CountedFinding[]>();
  for (const each of findings) {
    if (each.state === 'fail') {
      const { checkId } = each.finding;
      byCheck.set(checkId, [...(byCheck.get(checkId) ?? []), each]);
    }
  }
  return [...byCheck.entries()]
    .map(([checkId, found]): RollUpCause => {
      const worst = found.reduce((one, other) =>
        rank(other.finding) < rank(one.finding) ? other : one,
      );
      return {
        checkId,
        title: worst.finding.title,
        severity: worst.finding.severity,
        components: new Set(found.flatMap(({ components }) => components)).size,
        findings: found.length,
      };
    })
    .sort(
      (one, other) =>
        rank(one) - rank(other) ||
        other.components - one.components ||
        other.findings - one.findings ||
        (one.checkId < other.checkId ? -1 : 1),
    )
    .slice(0, CAUSES);
}

function rank({ severity }: { readonly severity: FindingSeverity }): number {
  return SEVERITIES.indexOf(severity);
}

function worstFirst(one: RollUpComponent, other: RollUpComponent): number {
  const worstOf = ({ worst }: RollUpComponent) =>
    worst ? rank(worst) : SEVERITIES.length;
  return (
    STATUSES.indexOf(one.status) - STATUSES.indexOf(other.status) ||
    worstOf(one) - worstOf(other) ||
    (one.entityRef < other.entityRef ? -1 : 1)
  );
}
