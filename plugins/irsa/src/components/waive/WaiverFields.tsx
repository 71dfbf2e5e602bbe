import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Combobox, Radio, RadioGroup, TextAreaField } from '@backstage/ui';
import type { ReportedFinding } from 'backstage-plugin-irsa-common';
import { useEffect, useRef } from 'react';
import { daysFromNow } from '../../format/daysFromNow';
import { subjectName } from '../../format/subjectName';
import { useRiskOwners } from '../../hooks/useRiskOwners';
import { irsaTranslationRef } from '../../translation';
import { DayField } from '../field/DayField';
import type { WaiverForm } from './useWaiverForm';
import styles from './WaiveDialog.module.css';

/** What is accepted, why, by whom and until when. */
export const WaiverFields = ({
  finding,
  form,
}: {
  finding: ReportedFinding;
  form: WaiverForm;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const groups = useRiskOwners();
  const reasonRef = useRef<HTMLDivElement>(null);
  // What has to be thought about comes first; the dialog itself would take the focus otherwise.
  useEffect(() => reasonRef.current?.querySelector('textarea')?.focus(), []);
  const { days, longest, owner, wrong } = form;
  const options = groups.some(({ id }) => id === owner)
    ? groups
    : [...(owner ? [{ id: owner, label: owner }] : []), ...groups];

  return (
    <>
      <RadioGroup
        label={t('waive.about.label')}
        onChange={value =>
          form.setAbout(value === 'check' ? 'check' : 'finding')
        }
        value={form.about}
      >
        <Radio value="finding">{t('waive.about.finding')}</Radio>
        <Radio value="check">
          {t('waive.about.check', {
            checkId: finding.checkId,
            subject: subjectName(finding.subject.ref).name,
          })}
        </Radio>
      </RadioGroup>
      <div className={styles.field} ref={reasonRef}>
        <TextAreaField
          description={t('waive.reasonHint')}
          isInvalid={wrong.reason}
          isRequired
          label={t('waive.reason')}
          maxLength={2000}
          onChange={form.setReason}
          rows={3}
          value={form.reason}
        />
        {wrong.reason && (
          <span className={styles.error} role="alert">
            {t('waive.reasonError')}
          </span>
        )}
      </div>
      <div className={styles.pair}>
        <div className={styles.field}>
          <Combobox
            allowsCustomValue
            description={t('waive.ownerHint')}
            isInvalid={wrong.owner}
            isRequired
            label={t('waive.owner')}
            options={options.map(({ id, label }) => ({ id, label }))}
            search={{ inputValue: owner, onInputChange: form.setOwner }}
          />
          {wrong.owner && (
            <span className={styles.error} role="alert">
              {t('waive.ownerError')}
            </span>
          )}
        </div>
        <DayField
          description={[
            days !== undefined && days >= 1
              ? t('waive.endHint', { count: days })
              : '',
            t('waive.endMost', { total: longest }),
          ]
            .filter(Boolean)
            .join(' ')}
          error={
            wrong.day ? t('waive.endError', { total: longest }) : undefined
          }
          isRequired
          label={t('waive.end')}
          maximum={daysFromNow(longest, Date.now())}
          minimum={daysFromNow(1, Date.now())}
          onChange={form.setDay}
          value={form.day}
        />
      </div>
    </>
  );
};
