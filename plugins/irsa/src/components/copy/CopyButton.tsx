import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ButtonIcon,
  Tooltip,
  TooltipTrigger,
  VisuallyHidden,
} from '@backstage/ui';
import {
  RiCheckLine,
  RiErrorWarningLine,
  RiFileCopyLine,
} from '@remixicon/react';
import { irsaTranslationRef } from '../../translation';
import styles from './CopyButton.module.css';
import { useCopy } from './useCopy';

const ICON = {
  idle: <RiFileCopyLine />,
  copied: <RiCheckLine />,
  failed: <RiErrorWarningLine />,
};

/** Copies a text whole, and says so where it was pressed and to screen readers. */
export const CopyButton = ({
  label,
  text,
}: {
  label: string;
  text: string;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { state, copy } = useCopy(text);
  const outcome = state === 'idle' ? undefined : t(`copy.${state}`);

  return (
    <span className={styles.copy}>
      <TooltipTrigger>
        <ButtonIcon
          aria-label={label}
          icon={ICON[state]}
          onPress={copy}
          size="small"
          variant="tertiary"
        />
        <Tooltip>{label}</Tooltip>
      </TooltipTrigger>
      {outcome && (
        <span aria-hidden="true" className={styles.outcome}>
          {outcome}
        </span>
      )}
      <VisuallyHidden role="status">{outcome}</VisuallyHidden>
    </span>
  );
};
