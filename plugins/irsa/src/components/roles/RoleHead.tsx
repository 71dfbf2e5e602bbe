import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { RiExternalLinkLine } from '@remixicon/react';
import type { RoleDetail } from 'backstage-plugin-irsa-common';
import { consoleUrl } from '../../format/consoleUrl';
import { roleName } from '../../format/roleName';
import { irsaTranslationRef } from '../../translation';
import { EntityLinks } from '../catalog/EntityLinks';
import { Arn } from '../copy/Arn';
import styles from './RoleHead.module.css';

/** Name, ARN, account, owner and users of a role. */
export const RoleHead = ({ role }: { role: RoleDetail }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { account, arn, entityRefs, managedBy, nodesOf, owners, permissions } =
    role;
  const url = consoleUrl(arn);
  return (
    <div className={styles.head}>
      <div className={styles.names}>
        <h2 className={styles.name}>{roleName(arn)}</h2>
        <Arn arn={arn} />
        {url && (
          <ButtonLink
            href={url}
            iconStart={<RiExternalLinkLine aria-hidden="true" />}
            rel="noopener noreferrer"
            size="small"
            target="_blank"
            variant="secondary"
          >
            {t('roles.console')}
          </ButtonLink>
        )}
      </div>
      <dl className={styles.facts}>
        <div>
          <dt>{t('filters.account')}</dt>
          <dd>{account}</dd>
        </div>
        <div>
          <dt>{t('filters.owner')}</dt>
          <dd>
            {owners.length > 0 ? (
              <EntityLinks entityRefs={owners} />
            ) : (
              t('findings.noOwner')
            )}
          </dd>
        </div>
        <div>
          <dt>{t('roles.usedBy')}</dt>
          <dd>
            {entityRefs.length > 0 ? (
              <EntityLinks entityRefs={entityRefs} />
            ) : (
              t('findings.facts.noComponent')
            )}
          </dd>
        </div>
        {managedBy && (
          <div>
            <dt>{t('roles.managedBy')}</dt>
            <dd>
              {t('roles.managedByTag', {
                tool: t(`fix.manager.${managedBy.tool}`),
                tag: <code>{managedBy.tag}</code>,
              })}
            </dd>
          </div>
        )}
        {permissions && (
          <div>
            <dt>{t('roles.boundary')}</dt>
            <dd>
              {permissions.boundary
                ? roleName(permissions.boundary.arn)
                : t('roles.noBoundary')}
            </dd>
          </div>
        )}
        {nodesOf.length > 0 && (
          <div>
            <dt>{t('roles.nodesOf')}</dt>
            <dd>{nodesOf.join(', ')}</dd>
          </div>
        )}
      </dl>
    </div>
  );
};
