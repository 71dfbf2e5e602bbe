/** What is counted by itself each day: what belongs to the same entities, in the same cluster and account. */
export interface Cell {
  readonly entityRefs: readonly string[];
  readonly cluster?: string;
  readonly account?: string;
}

/** What is counted, in the order in which it is stored. */
export const COUNTED = [
  'compliant',
  'failing',
  'unknown',
  'broken',
  'waived',
  'critical',
  'high',
  'medium',
  'low',
  'info',
  'unknownFindings',
  'waivedFindings',
] as const;

/** Bindings up to `waived`, open findings by severity, and the other findings. */
export type CellCounts = Record<(typeof COUNTED)[number], number>;

/** A text that is the same for the same cell. */
export function keyOfCell({ entityRefs, cluster, account }: Cell): string {
  return JSON.stringify([entityRefs, cluster ?? null, account ?? null]);
}

/** The cell that a text stands for. */
export function cellOfKey(key: string): Cell {
  const [entityRefs, cluster, account] = JSON.parse(key);
  return {
    entityRefs,
    ...(cluster === null ? {} : { cluster }),
    ...(account === null ? {} : { account }),
  };
}

export function emptyCounts(): CellCounts {
  return {
    compliant: 0,
    failing: 0,
    unknown: 0,
    broken: 0,
    waived: 0,
    critical: 0,
    high: 0,
    medium: 0,
    low: 0,
    info: 0,
    unknownFindings: 0,
    waivedFindings: 0,
  };
}
