import {
  EntityPlace,
  FindingSeverity,
  SEVERITIES,
  Waiver,
} from 'backstage-plugin-irsa-common';
import { FollowedFinding } from '../history/followedFinding';
import { FindingChange } from '../history/tables';
import { Digest, newsOf } from './Digest';

/** A change and its place among all changes. */
export interface NumberedChange {
  readonly id: number;
  readonly change: FindingChange;
  readonly findingId: string;
}

/** What is known when digests are made. */
export interface DigestSurroundings {
  readonly places: ReadonlyMap<string, EntityPlace>;
  /** A finding as it is now; undefined where it is gone, or accepted. */
  readonly openFinding: (
    id: string,
  ) =>
    | Pick<FollowedFinding, 'id' | 'severity' | 'state' | 'entityRefs'>
    | undefined;
  /** The owner of the risk of the waiver of a finding that has ended by itself. */
  readonly riskOwner: (findingId: string) => string | undefined;
  /** The last change that an owner was told of; 0 where there was none. */
  readonly lastChange: (owner: string) => number;
  readonly minimumSeverity: FindingSeverity;
}

/** Sorts what has happened, and what is about to, by who should know. Of findings counts how they are now: what is fixed again is no news. */
export function collectDigests(
  changes: Iterable<NumberedChange>,
  ending: Iterable<Waiver>,
  surroundings: DigestSurroundings,
): Map<string, Digest> {
  const { places, openFinding, riskOwner, lastChange } = surroundings;
  const mildest = SEVERITIES.indexOf(surroundings.minimumSeverity);
  const digests = new Map<string, Digest>();
  const digestOf = (owner: string): Digest => {
    const digest = digests.get(owner) ?? new Digest();
    digests.set(owner, digest);
    return digest;
  };
  for (const { id, change, findingId } of changes) {
    const finding = openFinding(findingId);
    const news = finding && newsOf(change, finding);
    if (!news || SEVERITIES.indexOf(finding.severity) > mildest) {
      continue;
    }
    for (const [owner, refs] of ownersOf(finding.entityRefs, places)) {
      if (id > lastChange(owner)) {
        digestOf(owner).addNews(news, finding, refs);
      }
    }
    const risk = change === 'waiver-expired' ? riskOwner(findingId) : undefined;
    if (risk !== undefined && id > lastChange(risk)) {
      digestOf(risk).addNews(news, finding, []);
    }
  }
  for (const waiver of ending) {
    digestOf(waiver.owner).addEnding(waiver);
  }
  return digests;
}

/** Entities by their owners; those without one are nobody's news. */
function ownersOf(
  entityRefs: readonly string[],
  places: ReadonlyMap<string, EntityPlace>,
): Map<string, string[]> {
  const owned = new Map<string, string[]>();
  for (const ref of entityRefs) {
    const owner = places.get(ref)?.owner;
    if (owner !== undefined) {
      owned.set(owner, [...(owned.get(owner) ?? []), ref]);
    }
  }
  return owned;
}
