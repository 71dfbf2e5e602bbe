import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EvidenceDocument,
  irsaPolicyReadPermission,
} from 'backstage-plugin-irsa-common';
import { exactTime } from '../../format/exactTime';
import { useAgeText } from '../../hooks/useAgeText';
import { irsaTranslationRef } from '../../translation';
import { CodeBlock } from '../code/CodeBlock';
import { oldestReadAt } from '../freshness/sourceOrder';
import { useSourceStates } from '../freshness/SourceStates';
import { PolicyHidden } from '../states/PolicyHidden';

/** A policy document with its age and the lines that decide, or the reason why its text is not shown. */
export const PolicyDocument = ({
  document,
  sources,
}: {
  document: EvidenceDocument;
  /** Ids of the sources that it was read from. */
  sources: readonly string[];
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const ageText = useAgeText();
  const readAt = oldestReadAt(
    useSourceStates().filter(({ id }) => sources.includes(id)),
  );

  return document.text === undefined ? (
    <PolicyHidden
      permission={irsaPolicyReadPermission.name}
      title={document.title}
    />
  ) : (
    <CodeBlock
      copyLabel={t('copy.json')}
      mark={document.mark}
      markedLines={document.decidingLines}
      note={
        readAt && (
          <time dateTime={readAt} title={exactTime(readAt)}>
            {t('detail.readAgo', { age: ageText(readAt) })}
          </time>
        )
      }
      numbered
      text={document.text}
      title={document.title}
    />
  );
};
