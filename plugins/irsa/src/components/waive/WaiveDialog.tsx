import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import type { ReportedFinding } from 'backstage-plugin-irsa-common';
import { FormEvent, useId } from 'react';
import { dayText } from '../../format/dayText';
import { useWaive } from '../../hooks/useWaive';
import { irsaTranslationRef } from '../../translation';
import { useWaiverForm } from './useWaiverForm';
import styles from './WaiveDialog.module.css';
import { WaiverFields } from './WaiverFields';
import { WaivedFinding } from './WaivedFinding';

/** Accepts a finding until a date: what exactly, why, who owns the risk, and what that means. */
export const WaiveDialog = ({
  finding,
  onClose,
}: {
  finding: ReportedFinding;
  onClose: () => void;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const formId = useId();
  const form = useWaiverForm(finding);
  const { waive, isSaving, problem } = useWaive();
  const { day, isDayValid } = form;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const request = form.submit();
    if (request && (await waive(request))) {
      onClose();
    }
  };

  return (
    <Dialog
      isDismissable
      isOpen
      onOpenChange={isOpen => !isOpen && onClose()}
      width={560}
    >
      <DialogHeader>{t('waive.title')}</DialogHeader>
      <DialogBody>
        <form
          className={styles.form}
          id={formId}
          noValidate
          onSubmit={event => void submit(event)}
        >
          <WaivedFinding finding={finding} />
          <WaiverFields finding={finding} form={form} />
          {isDayValid && (
            <p className={styles.text}>
              {t('waive.consequence', { date: dayText(day) })}
            </p>
          )}
          <span role="status">{isSaving && t('waive.saving')}</span>
          {problem && (
            <Alert
              icon
              role="alert"
              status="danger"
              title={t('waive.failed', { message: problem })}
            />
          )}
        </form>
      </DialogBody>
      <DialogFooter>
        <Button onPress={onClose} variant="secondary">
          {t('waive.cancel')}
        </Button>
        <Button form={formId} isDisabled={isSaving} type="submit">
          {isDayValid
            ? t('waive.submit', { date: dayText(day) })
            : t('waive.submitUnknown')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
};
