import {
  BindingReason,
  EntityBinding,
  Hop,
  HopDetail,
  HopKind,
  HopStatus,
  Verdict,
} from '../model';

/** The role hop's fact where the role is as narrow as can be. */
export const ONLY_ITS_OWN = 'Trusts only this service account';

/** A hop as judged on its own, before the lane decides which hops are reached. */
export interface JudgedHop extends Hop {
  readonly reasons: readonly BindingReason[];
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
  },
): JudgedHop {
  const { status, fact, code, path, detail } = judgement;
  return {
    ...facts,
    status,
    fact,
    detail,
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

/**
 * Puts judged hops together. The first broken hop ends the way: what comes after keeps its facts and counts for nothing.
 * The reasons of all hops are kept in their order, which is the order in which STS refuses.
 */
export function assembleLane(hops: readonly JudgedHop[]): {
  lane: Hop[];
  verdict: Verdict;
  status: EntityBinding['status'];
  reasons: BindingReason[];
} {
  const broken = hops.findIndex(hop => hop.status === 'broken');
  const lane = hops.map(({ reasons: _, ...hop }, index): Hop => {
    if (broken === -1 || index <= broken) {
      return hop;
    }
    const { detail: __, ...facts } = hop;
    return { ...facts, status: 'not-reached' };
  });
  const has = (status: HopStatus) => hops.some(hop => hop.status === status);
  let verdict: Verdict = 'works';
  if (broken !== -1) {
    verdict = 'broken';
  } else if (has('unknown')) {
    verdict = 'unknown';
  }
  return {
    lane,
    verdict,
    status: verdict === 'works' && has('attention') ? 'attention' : verdict,
    reasons: hops.flatMap(hop => hop.reasons),
  };
}
