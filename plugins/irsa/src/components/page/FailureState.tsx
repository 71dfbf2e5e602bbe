import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiLockLine, RiQuestionLine } from '@remixicon/react';
import { irsaReportReadPermission } from 'backstage-plugin-irsa-common';
import type { LoadFailure } from '../../hooks/failureOf';
import { irsaTranslationRef } from '../../translation';
import { LoadFailed } from '../states/LoadFailed';
import { StateCard } from '../states/StateCard';

/** Why something of a page could not be loaded, and what the reader can do about it. */
export const FailureState = ({
  failure,
  what,
  loadedAt,
  onRetry,
}: {
  failure: LoadFailure;
  /** What was to be loaded, as it stands in "Could not load …". */
  what: string;
  /** When what stays on the page was loaded, in milliseconds. */
  loadedAt?: number;
  onRetry: () => void;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  switch (failure.kind) {
    case 'not-permitted':
      return (
        <StateCard
          icon={RiLockLine}
          mark={t('notPermitted.mark')}
          title={t('page.notPermitted', { what })}
        >
          <div role="status">
            {t('page.needsPermission', {
              permission: <code>{irsaReportReadPermission.name}</code>,
            })}
          </div>
        </StateCard>
      );
    case 'not-found':
      return (
        <StateCard
          icon={RiQuestionLine}
          mark={t('notFound.mark')}
          title={t('page.notFound', { what })}
        >
          <div role="status">{t('page.notFoundText')}</div>
        </StateCard>
      );
    default:
      return (
        <LoadFailed
          failure={failure}
          loadedAt={loadedAt}
          onRetry={onRetry}
          title={t('page.failed', { what })}
        />
      );
  }
};

/** Whether a failure leaves nothing to be shown beside it. */
export function endsPage(failure: LoadFailure | undefined): boolean {
  return failure?.kind === 'not-permitted' || failure?.kind === 'not-found';
}
