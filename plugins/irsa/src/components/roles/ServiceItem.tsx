import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ServicePermissions } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import styles from './PermissionsCard.module.css';

/** What a role may do in one service. */
export const ServiceItem = ({ service }: { service: ServicePermissions }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { conditional, everyAction, levels, onEveryResource } = service;
  const remarks = [
    onEveryResource.length > 0 &&
      t('permissions.onEveryResource', { levels: onEveryResource.join(', ') }),
    conditional && t('permissions.conditional'),
  ].filter(Boolean);
  return (
    <li>
      <code className={styles.code}>{service.service}</code>{' '}
      {everyAction
        ? t('permissions.everyAction')
        : levels.join(', ') || t('permissions.levelsUnknown')}
      {remarks.length > 0 && (
        <span className={styles.note}> ({remarks.join('; ')})</span>
      )}
    </li>
  );
};
