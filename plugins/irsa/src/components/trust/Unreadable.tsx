import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import type { TrustParseProblem } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';

/** The text cannot be read: where and why, and what the page shows meanwhile. */
export const Unreadable = ({
  problem,
  isStale,
}: {
  problem: TrustParseProblem;
  /** Whether an answer for the text before is shown below. */
  isStale: boolean;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { code, line, message } = problem;

  const title = () => {
    if (line === undefined) {
      return t('trust.input.notRead', { message });
    }
    return code === 'NOT_JSON'
      ? t('trust.input.notJson', {
          line: String(line),
          // The engine's sentence goes on after a comma here.
          message: message.charAt(0).toLowerCase() + message.slice(1),
        })
      : t('trust.input.notReadAt', { line: String(line), message });
  };

  return (
    <Alert
      description={
        isStale ? t('trust.input.stale') : t('trust.input.nothingAssumed')
      }
      icon
      role="status"
      status="danger"
      title={title()}
    />
  );
};
