import type { ServiceAccountAnswer } from 'backstage-plugin-irsa-common';
import type { NoteKind } from '../../components/Note';

/** One thing that is known of a service account. */
export interface ServiceAccountFact {
  readonly key:
    | 'exists'
    | 'missing'
    | 'notRead'
    | 'configured'
    | 'trusted'
    | 'claimed'
    | 'claimedByOthers'
    | 'stale';
  readonly kind: NoteKind;
  readonly role?: string;
  readonly entities?: string;
}

/**
 * What whoever is about to give a service account an identity has to know of it: whether it exists, which role it has or could have, and who
 * uses it.
 *
 * @param ownEntity - the entity that the identity is for, whose claim is no surprise.
 */
export function serviceAccountFacts(
  { state, bindings, entityRefs, others, stale }: ServiceAccountAnswer,
  ownEntity?: string,
): ServiceAccountFact[] {
  const facts: ServiceAccountFact[] = [];
  for (const { roleArn, configured } of bindings) {
    if (roleArn !== undefined) {
      facts.push({
        key: configured ? 'configured' : 'trusted',
        kind: 'know',
        role: roleArn,
      });
    }
  }
  if (state === 'missing') {
    facts.unshift({ key: 'missing', kind: 'know' });
  } else if (state === 'not-read') {
    facts.unshift({ key: 'notRead', kind: 'unknown' });
  } else if (facts.length === 0) {
    facts.push({ key: 'exists', kind: 'good' });
  }
  const claimants = entityRefs.filter(ref => ref !== ownEntity);
  if (claimants.length > 0) {
    facts.push({
      key: 'claimed',
      kind: 'know',
      entities: claimants.join(', '),
    });
  }
  if (others) {
    facts.push({ key: 'claimedByOthers', kind: 'know' });
  }
  if (stale) {
    facts.push({ key: 'stale', kind: 'unknown' });
  }
  return facts;
}
