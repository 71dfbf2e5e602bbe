import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import { shortenArn } from '../../format/shortenArn';
import { irsaTranslationRef } from '../../translation';
import styles from './Arn.module.css';
import { CopyButton } from './CopyButton';

/** An ARN, shortened for the eye, whole for screen readers, on hover and in the copy. */
export const Arn = ({ arn }: { arn: string }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  return (
    <span className={styles.arn}>
      <span aria-hidden="true" className={styles.text} title={arn}>
        {shortenArn(arn)}
      </span>
      <VisuallyHidden>{arn}</VisuallyHidden>
      <CopyButton label={t('copy.arn')} text={arn} />
    </span>
  );
};
