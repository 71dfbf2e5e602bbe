import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiLockLine } from '@remixicon/react';
import { irsaIdentityReadPermission } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { StateCard } from './StateCard';

/** The reader may not see the identity: says what it needs. */
export const NotPermitted = ({ name }: { name: string }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  return (
    <StateCard
      icon={RiLockLine}
      mark={t('notPermitted.mark')}
      title={t('notPermitted.title', { name })}
    >
      <div role="status">
        {t('notPermitted.text', {
          permission: <code>{irsaIdentityReadPermission.name}</code>,
        })}
      </div>
    </StateCard>
  );
};
