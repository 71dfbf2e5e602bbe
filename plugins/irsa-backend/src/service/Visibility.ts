/** What a reader may see. */
export interface Visibility {
  /** Entities of those that were asked about. */
  readonly entities: ReadonlySet<string>;
  /** Whether the entities are all that there are. */
  readonly everyEntity: boolean;
  /** Things that no entity claims. */
  readonly unowned: boolean;
  /** The text of policy documents. */
  readonly policyText: boolean;
}

/** Whether a thing may be seen that belongs to some entities: where one of them may, or, where it belongs to none, with things of that kind. */
export function isVisible(
  { entityRefs }: { readonly entityRefs: readonly string[] },
  visibility: Visibility,
): boolean {
  return entityRefs.length === 0
    ? visibility.unowned
    : entityRefs.some(ref => visibility.entities.has(ref));
}

/** The entities among some that may be seen. */
export function visibleRefs(
  entityRefs: readonly string[],
  { entities }: Visibility,
): readonly string[] {
  return entityRefs.every(ref => entities.has(ref))
    ? entityRefs
    : entityRefs.filter(ref => entities.has(ref));
}

/** Whether all of a finding may be seen: everyone whom it concerns, and whom its texts name or count. */
export function isWholeFinding(
  finding: {
    readonly entityRefs: readonly string[];
    readonly mentions?: {
      readonly entityRefs: readonly string[];
      readonly unowned: boolean;
    };
  },
  { entities, unowned }: Visibility,
): boolean {
  const { entityRefs, mentions } = finding;
  return (
    entityRefs.every(ref => entities.has(ref)) &&
    (mentions?.entityRefs ?? []).every(ref => entities.has(ref)) &&
    (unowned || mentions?.unowned !== true)
  );
}

/** Whether everybody may be seen who can become a role. */
export function isWholeRole(
  role: {
    readonly claimants: readonly string[];
    readonly hasMoreClaimants: boolean;
    readonly hasUnowned: boolean;
  },
  { entities, everyEntity, unowned }: Visibility,
): boolean {
  return (
    role.claimants.every(ref => entities.has(ref)) &&
    (everyEntity || !role.hasMoreClaimants) &&
    (unowned || !role.hasUnowned)
  );
}
