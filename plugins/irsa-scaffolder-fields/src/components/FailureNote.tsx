import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { LoadFailure } from '../hooks/failureOf';
import { irsaScaffolderFieldsTranslationRef } from '../translation';
import { Note } from './Note';

/** Why the choices of a field could not be loaded, and a way to try again where that may help. */
export const FailureNote = ({
  failure,
  notPermitted,
  unavailable,
  retry,
}: {
  failure: LoadFailure;
  notPermitted: string;
  unavailable: string;
  retry: () => void;
}) => {
  const { t } = useTranslationRef(irsaScaffolderFieldsTranslationRef);
  if (failure.kind === 'not-permitted') {
    return <Note kind="unknown">{notPermitted}</Note>;
  }
  return (
    <Note kind="wrong">
      {unavailable}{' '}
      <Button onPress={retry} size="small" variant="tertiary">
        {t('retry')}
      </Button>
    </Note>
  );
};
