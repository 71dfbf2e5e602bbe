import type { Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiSubtractLine } from '@remixicon/react';
import type { WorkloadSearch } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { ProblemList } from './ProblemList';
import { HowToBeFound } from './HowToBeFound';
import styles from './NothingFound.module.css';
import { SearchedPlaces } from './SearchedPlaces';
import { StateCard } from './StateCard';

/** No workload was found: says where it was looked, what is wrong there, and what to paste to be found. */
export const NothingFound = ({
  entity,
  search,
}: {
  entity: Entity;
  search: WorkloadSearch;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { name } = entity.metadata;
  return (
    <StateCard
      icon={RiSubtractLine}
      mark={t('nothingFound.mark')}
      title={t('nothingFound.title', { name })}
    >
      <SearchedPlaces name={name} search={search} />
      {search.problems.length > 0 && (
        <>
          <h3 className={styles.subtitle}>{t('nothingFound.problems')}</h3>
          <ProblemList problems={search.problems} />
        </>
      )}
      <HowToBeFound entity={entity} namespace={search.namespace} />
    </StateCard>
  );
};
