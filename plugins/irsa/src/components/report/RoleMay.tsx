import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { PermissionsSummary } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';

const NAMED = 3;

/** What a role may do, in a few words: the whole is on its page. */
export const RoleMay = ({
  permissions,
}: {
  permissions?: PermissionsSummary;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  if (!permissions) {
    return <>{t('report.blast.notRead')}</>;
  }
  const { administrator, everyService, services, unknown } = permissions;
  if (administrator === 'yes') {
    return <strong>{t('report.blast.administrator')}</strong>;
  }
  if (everyService) {
    return <strong>{t('report.blast.everyService')}</strong>;
  }
  if (services.length === 0) {
    return (
      <>{t(unknown.length > 0 ? 'status.unknown' : 'report.blast.nothing')}</>
    );
  }
  const names = services
    .slice(0, NAMED)
    .map(({ service, levels, everyAction }) =>
      everyAction ? `${service}:*` : [service, ...levels].join(' '),
    )
    .join(', ');
  const more = services.length - NAMED;
  return (
    <>
      {more > 0
        ? t('report.blast.more', { services: names, total: more })
        : names}
    </>
  );
};
