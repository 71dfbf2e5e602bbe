import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { irsaTranslationRef } from '../translation';
import type { ScopeSummary } from '../trust/scopeSummary';

const NAMED = 3;

/** The words of a scope in one sentence: how wide, who, where, and whether others are trusted besides. */
export function useScopeSentence(): (summary: ScopeSummary) => string {
  const { t } = useTranslationRef(irsaTranslationRef);

  const list = (texts: readonly string[]) => {
    const items = [...new Set(texts)];
    // One more name takes no more room than the words that would stand for it.
    const shown = items.length > NAMED + 1 ? items.slice(0, NAMED) : items;
    const all =
      shown.length < items.length
        ? [...shown, t('trust.list.more', { total: items.length - NAMED })]
        : shown;
    return all.length > 1
      ? t('trust.list.last', {
          first: all.slice(0, -1).join(', '),
          last: all[all.length - 1],
        })
      : all[0] ?? '';
  };

  return summary => {
    const { clusters, others, subjects, why } = summary;
    const names = list(
      subjects.map(({ namespace, name }) => `${namespace}/${name}`),
    );
    const namespaces = list(subjects.map(({ namespace }) => namespace));
    const manyClusters =
      clusters === undefined
        ? t('trust.place.everyCluster')
        : t('trust.place.clusters', { count: clusters });
    const place = clusters === 1 || clusters === 0 ? '' : ` ${manyClusters}`;

    switch (summary.class) {
      case 'exact':
        return others > 0
          ? t('trust.sentence.exactAndOthers', { names, place })
          : t('trust.sentence.exact', { names, place });
      case 'name-prefix':
        return t('trust.sentence.namePrefix', { names, place });
      case 'namespace':
        return t('trust.sentence.namespace', { namespaces, place });
      case 'name-across-namespaces':
        return t('trust.sentence.nameAcrossNamespaces', { names, place });
      case 'namespaces':
        return t('trust.sentence.namespaces', { namespaces, place });
      case 'cluster':
        return clusters === 1
          ? t('trust.sentence.cluster')
          : t('trust.sentence.clusters', { place: manyClusters });
      case 'none':
        return others > 0
          ? t('trust.sentence.othersOnly')
          : t('trust.sentence.none');
      default:
        return t('trust.sentence.unknown', {
          why: why ?? t('trust.sentence.unknownWhy'),
        });
    }
  };
}
