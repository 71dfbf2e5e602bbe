import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiQuestionLine } from '@remixicon/react';
import { irsaTranslationRef } from '../../translation';
import { StateCard } from './StateCard';

/** The catalog does not show the entity, or no longer. */
export const EntityNotFound = ({ name }: { name: string }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  return (
    <StateCard
      icon={RiQuestionLine}
      mark={t('notFound.mark')}
      title={t('notFound.title', { name })}
    >
      <div role="status">{t('notFound.text')}</div>
    </StateCard>
  );
};
