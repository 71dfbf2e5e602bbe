import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  irsaPolicyReadPermission,
  RoleDetail,
} from 'backstage-plugin-irsa-common';
import { usePolicyAnswer } from '../../hooks/usePolicyAnswer';
import { irsaTranslationRef } from '../../translation';
import { Section } from '../section/Section';
import { PolicyHidden } from '../states/PolicyHidden';
import { StatementsCard } from '../trust/StatementsCard';
import { Unreadable } from '../trust/Unreadable';
import { CodeBlock } from '../code/CodeBlock';

/** The trust policy of a role, statement by statement, or why that cannot be shown. */
export const TrustInWords = ({ role }: { role: RoleDetail }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { arn, trustPolicy } = role;
  const { problem, reading } = usePolicyAnswer(trustPolicy?.text ?? '', arn);
  if (!trustPolicy) {
    return (
      <Section title={t('roles.trust')}>
        {role.exists === false ? t('roles.noTrust') : t('roles.trustNotRead')}
      </Section>
    );
  }
  if (trustPolicy.text === undefined) {
    return (
      <Section title={t('roles.trust')}>
        <PolicyHidden
          permission={irsaPolicyReadPermission.name}
          title={trustPolicy.title}
        />
      </Section>
    );
  }
  return (
    <>
      {problem && (
        <>
          <Unreadable isStale={false} problem={problem} />
          <Section title={t('roles.trust')}>
            <CodeBlock
              copyLabel={t('copy.json')}
              numbered
              text={trustPolicy.text}
              title={trustPolicy.title}
            />
          </Section>
        </>
      )}
      {reading && !problem && (
        <StatementsCard reading={reading} title={t('roles.trust')} />
      )}
    </>
  );
};
