import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import type { TrustEvaluation } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import type { PolicyReading } from '../../trust/policyReading';
import { runTrial } from '../../trust/runTrial';
import { statementNumber, statementText } from '../../trust/statementText';
import { missingFields } from '../../trust/missingFields';
import type { TrialCaller } from '../../trust/trialCaller';
import { CodeBlock } from '../code/CodeBlock';
import { LineMark } from '../code/CodeLine';
import { MarkStatus, statusIcon } from '../status/statusIcon';
import { ReasonList } from './ReasonList';
import styles from './TrialCard.module.css';

const LOOK = {
  allow: { tone: 'success', status: 'works', mark: 'allows' },
  deny: { tone: 'danger', status: 'broken', mark: 'decides' },
  unknown: { tone: 'info', status: 'unknown', mark: 'unsettled' },
} as const satisfies Record<
  TrustEvaluation['decision'],
  { tone: string; status: MarkStatus; mark: LineMark }
>;

/** Whether the service account gets the role, why, and the clause that decides. */
export const TrialResult = ({
  caller,
  reading,
  roleArn,
}: {
  caller: TrialCaller;
  reading: PolicyReading;
  roleArn?: string;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const missing = missingFields(caller);
  if (missing.length > 0) {
    return (
      <p className={styles.missing} role="status">
        {t('trust.trial.missing', {
          fields: missing.map(field => t(`trust.trial.${field}`)).join(', '),
        })}
      </p>
    );
  }
  const answer = runTrial(reading.policy, caller, roleArn);
  const { deciding, decision } = answer;
  const { mark, status, tone } = LOOK[decision];
  const Icon = statusIcon(status);
  const clause =
    deciding &&
    statementText(reading.policy, deciding.statementPath, deciding.paths);
  const actionWords =
    decision === 'deny' ? 'trust.trial.action' : 'trust.trial.actionUnknown';

  return (
    <div className={styles.answer}>
      <Alert
        description={answer.action && t(actionWords, { action: answer.action })}
        icon={<Icon aria-hidden="true" />}
        role="status"
        status={tone}
        title={t(`trust.trial.${decision}`, {
          who: `${caller.namespace}/${caller.name}`,
        })}
      />
      <h3 className={styles.title}>{t('trust.trial.reasons')}</h3>
      <ReasonList reasons={answer.reasons} />
      {deciding && clause && (
        <CodeBlock
          copyLabel={t('copy.json')}
          mark={mark}
          markedLines={clause.lines}
          numbered
          text={clause.text}
          title={t('trust.trial.clause', {
            total: statementNumber(deciding.statementPath),
          })}
        />
      )}
    </div>
  );
};
