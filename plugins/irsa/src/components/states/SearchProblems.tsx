import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import type { BindingReason } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { ProblemList } from './ProblemList';

/** Some of what the entity names was found and some not: says what is missing. */
export const SearchProblems = ({
  name,
  problems,
}: {
  name: string;
  problems: readonly BindingReason[];
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  return (
    <Alert
      description={<ProblemList problems={problems} />}
      icon
      role="status"
      status="warning"
      title={t('nothingFound.problemsBanner', { name })}
    />
  );
};
