import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { ReportedFinding } from 'backstage-plugin-irsa-common';
import { lazy, Suspense, useState } from 'react';
import { useMayWaive } from '../../hooks/useMayWaive';
import { irsaTranslationRef } from '../../translation';

// Few readers waive, and then once in a while.
const WaiveDialog = lazy(() =>
  import('./WaiveDialog').then(module => ({ default: module.WaiveDialog })),
);

/** Opens the dialog that accepts a finding; absent on one that is accepted, and for who may not. */
export const WaiveButton = ({ finding }: { finding: ReportedFinding }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const mayWaive = useMayWaive();
  const [isOpen, setOpen] = useState(false);
  if (!mayWaive || finding.state === 'waived') {
    return null;
  }
  return (
    <>
      <Button onPress={() => setOpen(true)} variant="secondary">
        {t('waive.button')}
      </Button>
      {isOpen && (
        <Suspense>
          <WaiveDialog finding={finding} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
};
