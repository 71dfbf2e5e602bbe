import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ManagedBy, renderRemediation } from 'backstage-plugin-irsa-common';
import { useMemo } from 'react';
import { irsaTranslationRef } from '../../translation';
import { FixText } from '../fix/FixText';

/** A new trust policy as code for the reader's tool. */
export const NewTrustFix = ({
  arn,
  managedBy,
  policy,
}: {
  arn: string;
  /** The tool that manages the role. */
  managedBy?: ManagedBy;
  policy: string;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const remediation = useMemo(
    () =>
      renderRemediation([{ action: 'set-trust-policy', roleArn: arn, policy }]),
    [arn, policy],
  );
  return (
    <FixText
      managedBy={managedBy}
      remediation={remediation}
      title={t('whatIf.fix')}
    />
  );
};
