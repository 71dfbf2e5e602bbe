import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ServiceAccountAnswer } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { Mark } from '../status/Mark';
import { RiAlertFill } from '@remixicon/react';

/** How many pods run as a service account, and whether they carry what new ones get. */
export const PodsCarry = ({ account }: { account: ServiceAccountAnswer }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { differences, others, podsRead, running } = account;
  const pods = running.reduce((sum, each) => sum + each.pods, 0);
  const differs = differences.some(({ between }) => between[1] === 'observed');
  if (!podsRead || others) {
    return <>{t('serviceAccounts.podsNotKnown')}</>;
  }
  return (
    <>
      {t('serviceAccounts.pods', { count: pods })}
      {differs && (
        <div title={differences.map(({ cause }) => cause).join(' ')}>
          <Mark icon={RiAlertFill} tone="warning">
            {t('serviceAccounts.differ')}
          </Mark>
        </div>
      )}
    </>
  );
};
