import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiForbid2Line, RiUserLine } from '@remixicon/react';
import type { TrustSentence } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import type { PolicyReading } from '../../trust/policyReading';
import { statementKind } from '../../trust/statementKind';
import { Mark } from '../status/Mark';
import { WidthMark } from '../status/WidthMark';

/** How wide a statement is: what it lets in, that it only takes away, or that it is about others than service accounts. */
export const StatementWidth = ({
  policy,
  sentence: { class: width, path },
}: {
  policy: PolicyReading['policy'];
  sentence: TrustSentence;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  switch (statementKind(policy, path)) {
    case 'deny':
      return (
        <Mark icon={RiForbid2Line} tone="neutral">
          {t('trust.statements.denies')}
        </Mark>
      );
    case 'others':
      return width === 'none' ? (
        <Mark icon={RiUserLine} tone="neutral">
          {t('trust.statements.others')}
        </Mark>
      ) : (
        <WidthMark width={width} />
      );
    default:
      return <WidthMark width={width} />;
  }
};
