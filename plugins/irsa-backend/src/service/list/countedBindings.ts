import {
  judgeCompliance,
  ServiceAccountListOptions,
  serviceAccountRef,
} from 'backstage-plugin-irsa-common';
import { EstateIndex, IndexedBinding } from '../index/EstateIndex';
import { Moment } from '../Moment';
import { isVisible, Visibility } from '../Visibility';
import { allOf, entityMatch, oneOf, valuesOf } from './filters';
import { findingState } from './listFindings';

/**
 * How many bindings each service account has that count as a query asks for, by the reference of the service account; in the places and for the
 * entities that it asks for, so that a number of the report and the rows behind it agree. Undefined where it does not ask for compliance.
 */
export function countedBindings(
  index: EstateIndex,
  query: ServiceAccountListOptions,
  reader: { readonly visibility: Visibility; readonly moment: Moment },
): ReadonlyMap<string, number> | undefined {
  const asked = valuesOf(query.compliance);
  if (!asked) {
    return undefined;
  }
  const { visibility } = reader;
  const isAskedFor = allOf<IndexedBinding>(
    oneOf(query.cluster, each => each.serviceAccount.cluster),
    oneOf(query.namespace, each => each.serviceAccount.namespace),
    oneOf(query.account, each => each.account),
    each => isVisible(each, visibility),
    entityMatch(query, index.places, visibility),
  );
  const counts = new Map<string, number>();
  for (const binding of index.bindings.rows.values()) {
    if (isAskedFor(binding)) {
      const { compliance, broken } = judge(index, binding, reader);
      if (asked.has(compliance) || (broken && asked.has('broken'))) {
        const ref = serviceAccountRef(binding.serviceAccount);
        counts.set(ref, (counts.get(ref) ?? 0) + 1);
      }
    }
  }
  return counts;
}

function judge(
  { findingById }: EstateIndex,
  binding: IndexedBinding,
  {
    visibility,
    moment,
  }: { readonly visibility: Visibility; readonly moment: Moment },
) {
  const { freshness } = moment;
  return judgeCompliance(
    freshness.tooOld(binding) ? 'unknown' : binding.verdict,
    freshness.isStale(binding),
    binding.findings.flatMap(id => {
      const finding = findingById.get(id);
      return finding && isVisible(finding, visibility)
        ? [
            {
              severity: finding.severity,
              state: findingState(finding, moment),
            },
          ]
        : [];
    }),
  );
}
