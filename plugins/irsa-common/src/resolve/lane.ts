import {
  BindingReason,
  EntityBinding,
  Evidence,
  EvidenceDocument,
  Hop,
  HopDetail,
  HopKind,
  HopStatus,
  Verdict,
} from '../model';

/** The role hop's fact where the role is as narrow as can be. */
export const ONLY_ITS_OWN = 'Trusts only this service account';

/** What takes long to put together and is only needed where somebody looks at the hop. */
export interface HopProof {
  readonly evidence: readonly Evidence[];
  readonly document: EvidenceDocument;
}

/** A hop as judged on its own, before the lane decides which hops are reached. */
export interface JudgedHop extends Hop {
  readonly reasons: readonly BindingReason[];
  /** Completes the detail; absent where it is complete. */
  readonly prove?: () => HopProof;
}

/** What every hop has, whatever its state. */
export interface HopFacts {
  readonly hop: HopKind;
  readonly ref: string;
  readonly name: string;
  readonly sources: readonly string[];
}

/** A hop that is proven to work. */
export function worksHop(facts: HopFacts, fact: string): JudgedHop {
  return { ...facts, status: 'works', fact, reasons: [] };
}

/** A hop that does not simply work, with the reason and what proves it. */
export function judgedHop(
  facts: HopFacts,
  judgement: {
    readonly status: Exclude<HopStatus, 'works' | 'not-reached'>;
    readonly fact: string;
    readonly code: string;
    readonly path?: string;
    readonly detail: HopDetail;
    readonly prove?: () => HopProof;
  },
): JudgedHop {
  const { status, fact, code, path, detail, prove } = judgement;
  return {
    ...facts,
    status,
    fact,
    detail,
    ...(prove ? { prove } : {}),
    reasons: [{ code, message: detail.cause, ...(path ? { path } : {}) }],
  };
}

/** A hop that cannot be judged because one before it is broken or unknown; in a lane with a broken hop it is not reached. */
export function unjudgedHop(
  hop: HopKind,
  name: string,
  because: string,
  fact: string = 'Cannot be judged',
): JudgedHop {
  return {
    hop,
    status: 'unknown',
    ref: '',
    name,
    fact,
    detail: {
      cause: `This cannot be judged, because ${because}.`,
      because,
      evidence: [],
    },
    sources: [],
    reasons: [],
  };
}

/** Judged hops together, and what follows from them. */
export interface JudgedLane {
  readonly hops: readonly JudgedHop[];
  readonly verdict: Verdict;
  readonly status: EntityBinding['status'];
  readonly reasons: readonly BindingReason[];
}

/**
 * Puts judged hops together. The reasons of all hops are kept in their order, which is the order in which STS refuses.
 */
export function judgeLane(hops: readonly JudgedHop[]): JudgedLane {
  const has = (status: HopStatus) => hops.some(hop => hop.status === status);
  let verdict: Verdict = 'works';
  if (has('broken')) {
    verdict = 'broken';
  } else if (has('unknown')) {
    verdict = 'unknown';
  }
  return {
    hops,
    verdict,
    status: verdict === 'works' && has('attention') ? 'attention' : verdict,
    reasons: hops.flatMap(hop => hop.reasons),
  };
}

/**
 * The lane as it is shown, with everything that proves it. The first broken hop ends the way: what comes after keeps its facts and counts
 * for nothing.
 */
export function laneOf(hops: readonly JudgedHop[]): Hop[] {
  const broken = hops.findIndex(hop => hop.status === 'broken');
  return hops.map(({ reasons: _, prove, ...hop }, index): Hop => {
    if (broken === -1 || index <= broken) {
      return prove && hop.detail
        ? { ...hop, detail: { ...hop.detail, ...prove() } }
        : hop;
    }
    const { detail: __, ...facts } = hop;
    return { ...facts, status: 'not-reached' };
  });
}
