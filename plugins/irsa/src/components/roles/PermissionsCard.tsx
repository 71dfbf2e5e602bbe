import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { PermissionsSummary } from 'backstage-plugin-irsa-common';
import { useState } from 'react';
import { Button } from '@backstage/ui';
import { irsaTranslationRef } from '../../translation';
import { DetailSection } from '../lane/DetailSection';
import { Section } from '../section/Section';
import styles from './PermissionsCard.module.css';
import { ServiceItem } from './ServiceItem';

const SHOWN = 8;

/** What a role may do, as far as its own policies say: services and levels, what stands out, and what is not known. */
export const PermissionsCard = ({
  permissions,
}: {
  permissions?: PermissionsSummary;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const [everything, setEverything] = useState(false);
  if (!permissions) {
    return (
      <Section title={t('permissions.title')}>
        {t('permissions.notRead')}
      </Section>
    );
  }
  const {
    administrator,
    boundary,
    escalations,
    everyService,
    inverted,
    policies,
    services,
    unknown,
    wildcards,
  } = permissions;
  const shown = everything ? services : services.slice(0, SHOWN);

  return (
    <Section
      note={t('permissions.policies', { count: policies.length })}
      title={t('permissions.title')}
    >
      <div className={styles.body}>
        <DetailSection title={t('permissions.services')}>
          <ul className={styles.list}>
            {administrator === 'yes' && (
              <li className={styles.strong}>
                {t('permissions.administrator')}
              </li>
            )}
            {administrator === 'conditional' && (
              <li className={styles.strong}>
                {t('permissions.administratorConditional')}
              </li>
            )}
            {administrator === 'unknown' && (
              <li>{t('permissions.administratorUnknown')}</li>
            )}
            {everyService && administrator !== 'yes' && (
              <li className={styles.strong}>{t('permissions.everyService')}</li>
            )}
            {shown.map(service => (
              <ServiceItem key={service.service} service={service} />
            ))}
            {services.length === 0 && !everyService && (
              <li>{t('permissions.nothing')}</li>
            )}
          </ul>
          {services.length > SHOWN && (
            <Button
              className={styles.more}
              onPress={() => setEverything(!everything)}
              size="small"
              variant="tertiary"
            >
              {everything
                ? t('reach.fewer')
                : t('reach.more', { total: services.length - SHOWN })}
            </Button>
          )}
        </DetailSection>
        <div className={styles.column}>
          {escalations.length > 0 && (
            <DetailSection title={t('permissions.escalations')}>
              <ul className={styles.list}>
                {escalations.map(({ id, sentence }) => (
                  <li key={id}>
                    {sentence} <code className={styles.code}>{id}</code>
                  </li>
                ))}
              </ul>
            </DetailSection>
          )}
          {wildcards.length + inverted.length > 0 && (
            <DetailSection title={t('permissions.wildcards')}>
              <ul className={styles.list}>
                {[...wildcards, ...inverted]
                  .slice(0, SHOWN)
                  .map(({ path, policy, value }) => (
                    <li key={`${policy} ${path}`}>
                      <code className={styles.code}>{value}</code>{' '}
                      <span className={styles.note}>
                        {policy}, {path}
                      </span>
                    </li>
                  ))}
                {wildcards.length + inverted.length > SHOWN && (
                  <li>
                    {t('reach.notListed', {
                      total: wildcards.length + inverted.length - SHOWN,
                    })}
                  </li>
                )}
              </ul>
            </DetailSection>
          )}
          {boundary && (
            <DetailSection title={t('roles.boundary')}>
              <p className={styles.text}>{boundary.why}</p>
            </DetailSection>
          )}
          {unknown.length > 0 && (
            <DetailSection title={t('permissions.unknown')}>
              <ul className={styles.list}>
                {unknown.map(why => (
                  <li key={why}>{why}</li>
                ))}
              </ul>
            </DetailSection>
          )}
        </div>
      </div>
    </Section>
  );
};
