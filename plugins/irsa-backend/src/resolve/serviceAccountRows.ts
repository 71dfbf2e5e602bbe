import {
  ResolvedEstate,
  ResolvedServiceAccount,
  Verdict,
  workloadRef,
} from 'backstage-plugin-irsa-common';
import { ServiceAccountFacts } from '../database/facts';
import { EncodedRow, encodeRow } from '../database/judgedRows';
import { StoredServiceAccount } from '../database/serviceAccounts';
import { accountOf } from './findingRows';
import { placesOfServiceAccount, sourcesOfPlaces } from './subjectPlace';

/** Worst first. */
const VERDICTS: readonly Verdict[] = ['broken', 'unknown', 'works'];

/** Service accounts as they are stored. */
export function* serviceAccountRows(
  resolved: ResolvedEstate,
): Generator<EncodedRow> {
  const entitiesOf = entitiesByWorkload(resolved);
  for (const each of resolved.serviceAccounts) {
    const content: StoredServiceAccount = {
      resolved: each,
      workloadEntities: each.workloads.map(ref => entitiesOf.get(ref) ?? []),
    };
    yield encodeRow(factsOf(resolved, each), content);
  }
}

function factsOf(
  { estate }: ResolvedEstate,
  { serviceAccount, state, bindings, entityRefs }: ResolvedServiceAccount,
): ServiceAccountFacts {
  const roleArns = new Set(bindings.flatMap(({ roleArn }) => roleArn ?? []));
  return {
    serviceAccount,
    state,
    verdict:
      VERDICTS.find(verdict =>
        bindings.some(binding => binding.verdict === verdict),
      ) ?? 'none',
    mechanisms: [...new Set(bindings.map(({ mechanism }) => mechanism))],
    roleArns: [...roleArns],
    entityRefs,
    sources: sourcesOfPlaces(estate, [
      ...placesOfServiceAccount(estate, serviceAccount),
      ...[...roleArns].flatMap(accountOf),
    ]),
  };
}

function entitiesByWorkload({
  entities,
}: ResolvedEstate): Map<string, string[]> {
  const byWorkload = new Map<string, string[]>();
  for (const { identity } of entities) {
    for (const workload of identity.workloads) {
      const ref = workloadRef(workload);
      byWorkload.set(ref, [...(byWorkload.get(ref) ?? []), identity.entityRef]);
    }
  }
  return byWorkload;
}
