import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { WorkloadSearch } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';

const NAMED = 6;

/** Where an entity's workloads were looked for, and where they could not be. */
export const SearchedPlaces = ({
  name,
  search,
}: {
  name: string;
  search: WorkloadSearch;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { clusters, namespace, notRead, selector, serviceAccounts } = search;

  const lookedIn =
    clusters.length > 0
      ? t('nothingFound.lookedFor', {
          count: clusters.length,
          clusters: shortList(clusters),
        })
      : t('nothingFound.noCluster');

  const lookedFor = () => {
    if (serviceAccounts.length > 0) {
      return t('nothingFound.forServiceAccounts', {
        serviceAccounts: <code>{serviceAccounts.join(', ')}</code>,
      });
    }
    if (!selector) {
      return t('nothingFound.forNothing', { name });
    }
    const label = <code>{selector}</code>;
    return namespace
      ? t('nothingFound.forLabelIn', {
          label,
          namespace: <code>{namespace}</code>,
        })
      : t('nothingFound.forLabel', { label });
  };

  return (
    <>
      <div>
        {lookedIn} {clusters.length > 0 && lookedFor()}
      </div>
      {notRead.length > 0 && (
        <div>
          {t('nothingFound.notRead', {
            count: notRead.length,
            clusters: shortList(notRead),
          })}
        </div>
      )}
    </>
  );
};

function shortList(names: readonly string[]): string {
  return names.length > NAMED
    ? `${names.slice(0, NAMED).join(', ')}, …`
    : names.join(', ');
}
