import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { RoleDetail } from 'backstage-plugin-irsa-common';
import { useFindingsAbout } from '../../hooks/useFindingsAbout';
import { irsaTranslationRef } from '../../translation';
import { FindingsCard } from '../findings/FindingsCard';
import { FailureState } from '../page/FailureState';
import { CanBecome } from '../reach/CanBecome';
import { CouldBecome } from '../reach/CouldBecome';
import { ReacherList } from '../reach/ReacherList';
import { Section } from '../section/Section';
import { PermissionsCard } from './PermissionsCard';
import styles from './Role.module.css';
import { RoleHead } from './RoleHead';
import { RoleSentence } from './RoleSentence';
import { TrustInWords } from './TrustInWords';
import { WhatIf } from './WhatIf';

// No entity is the page's own, so every component is named.
const NO_ENTITY = '';

/** What is known about a role. */
export const Role = ({ role }: { role: RoleDetail }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const findings = useFindingsAbout(role.arn);
  const { does, totals } = role;

  return (
    <>
      <RoleHead role={role} />
      <RoleSentence role={role} />
      <div className={styles.cards}>
        <Section note={t('roles.doesNote')} title={t('reach.does')}>
          <ReacherList
            ownRef={NO_ENTITY}
            reachers={does}
            total={totals?.does}
          />
        </Section>
        <Section note={t('roles.canNote')} title={t('reach.can')}>
          <CanBecome
            ownRef={NO_ENTITY}
            role={totals ? { ...role, canTotal: totals.can } : role}
          />
        </Section>
        <Section note={t('roles.couldNote')} title={t('reach.could')}>
          <CouldBecome role={role} />
        </Section>
      </div>
      <TrustInWords role={role} />
      {findings.data && <FindingsCard findings={findings.data.items} />}
      {findings.failure && !findings.data && (
        <FailureState
          failure={findings.failure}
          onRetry={findings.retry}
          what={t('findings.what')}
        />
      )}
      <PermissionsCard permissions={role.permissions} />
      {role.trustPolicy?.text !== undefined && (
        <WhatIf
          arn={role.arn}
          managedBy={role.managedBy}
          policy={role.trustPolicy.text}
        />
      )}
    </>
  );
};
