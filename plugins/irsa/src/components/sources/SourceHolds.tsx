import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { RecordKind } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { COUNT_WORD } from './sourceWords';

const NAMED = 3;

/** What a snapshot holds: the kinds that people look for first, with their numbers. */
export const SourceHolds = ({
  counts,
}: {
  counts: Readonly<Record<string, number>>;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const kinds = (Object.keys(COUNT_WORD) as RecordKind[]).filter(
    kind => counts[kind] > 0,
  );
  const texts = kinds.map(kind => t(COUNT_WORD[kind], { count: counts[kind] }));
  return (
    <span title={texts.join(', ')}>
      {texts.slice(0, NAMED).join(', ') || t('sources.holds.nothing')}
    </span>
  );
};
