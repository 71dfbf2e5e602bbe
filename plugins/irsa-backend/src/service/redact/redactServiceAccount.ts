import {
  Binding,
  ServiceAccountAnswer,
  ResolvedServiceAccount,
} from 'backstage-plugin-irsa-common';
import { SourceAge } from '../../database/sourceAges';
import { ServiceAccountView } from '../views';
import { isVisible, Visibility, visibleRefs } from '../Visibility';
import { ageSentence } from './ageSentence';
import { ownersOf } from './ownersOf';

/** Makes an answer of a service account, without what the reader may not see. */
export function redactServiceAccount(
  { stored, stale, tooOld, places }: ServiceAccountView,
  visibility: Visibility,
): ServiceAccountAnswer {
  const { resolved, workloadEntities } = stored;
  const entityRefs = visibleRefs(resolved.entityRefs, visibility);
  const others = entityRefs.length < resolved.entityRefs.length;
  const bindings = tooOld
    ? resolved.bindings.map(binding => withdrawn(binding, tooOld))
    : resolved.bindings;
  const { likelyOwner, ...rest } = resolved;
  const answer = {
    ...rest,
    // It counts the entities of a namespace.
    ...(likelyOwner && visibility.everyEntity ? { likelyOwner } : {}),
    bindings,
    entityRefs,
    owners: ownersOf(entityRefs, places),
    others,
    stale,
  };
  if (!others) {
    return answer;
  }
  return {
    ...answer,
    ...withoutPods(resolved, bindings),
    workloads: resolved.workloads.filter((_, index) =>
      isVisible({ entityRefs: workloadEntities[index] }, visibility),
    ),
  };
}

/** Pods and workloads of entities that the reader may not see are in the same lists, sentences and numbers as the others. */
function withoutPods(
  { differences }: ResolvedServiceAccount,
  bindings: readonly Binding[],
): Pick<
  ResolvedServiceAccount,
  'bindings' | 'running' | 'podsRead' | 'differences'
> {
  return {
    bindings: bindings.map(binding => ({
      ...binding,
      reasons: binding.reasons.map(({ code }) => ({
        code,
        message:
          'It also concerns entities that you may not see, so the details are left out.',
      })),
    })),
    running: [],
    podsRead: false,
    differences: differences.filter(
      ({ between, pods }) =>
        pods === undefined && !between.includes('observed'),
    ),
  };
}

function withdrawn(binding: Binding, source: SourceAge): Binding {
  return {
    ...binding,
    verdict: 'unknown',
    reasons: [
      {
        code: 'SOURCE_STALE',
        message: `${ageSentence(source).slice(
          0,
          -1,
        )}, so this cannot be judged.`,
      },
      ...binding.reasons,
    ],
  };
}
