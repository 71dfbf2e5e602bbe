import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import type { LoadFailure } from '../../hooks/failureOf';
import { useAgeText } from '../../hooks/useAgeText';
import { irsaTranslationRef } from '../../translation';

/** The last load failed: says how, and offers to try again. What was loaded before stays below. */
export const LoadFailed = ({
  failure,
  loadedAt,
  title,
  onRetry,
}: {
  failure: LoadFailure;
  loadedAt?: number;
  /** What could not be loaded, in a sentence. */
  title: string;
  onRetry: () => void;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const ageText = useAgeText();

  const reason = () => {
    switch (failure.kind) {
      case 'answered':
        return t('failed.answered', { status: String(failure.status) });
      case 'no-backend':
        return t('failed.noBackend');
      case 'unreadable':
        return t('failed.unreadable');
      default:
        return t('failed.unreachable');
    }
  };

  return (
    <Alert
      customActions={
        <Button onPress={onRetry} size="small" variant="secondary">
          {t('failed.tryAgain')}
        </Button>
      }
      description={
        loadedAt &&
        t('failed.lastLoaded', {
          age: ageText(new Date(loadedAt).toISOString()),
        })
      }
      icon
      role="alert"
      status="danger"
      title={`${title} ${reason()}`}
    />
  );
};
