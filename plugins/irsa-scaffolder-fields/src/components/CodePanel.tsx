import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon, Tooltip, TooltipTrigger } from '@backstage/ui';
import {
  RiCheckLine,
  RiErrorWarningLine,
  RiFileCopyLine,
} from '@remixicon/react';
import { irsaScaffolderFieldsTranslationRef } from '../translation';
import styles from './CodePanel.module.css';
import { useCopy } from './useCopy';

const ICON = {
  idle: <RiFileCopyLine />,
  copied: <RiCheckLine />,
  failed: <RiErrorWarningLine />,
};

/** A document that would be written, with the lines that come from the form marked. */
export const CodePanel = ({
  title,
  text,
  copyLabel,
  fromForm,
}: {
  title: string;
  text: string;
  copyLabel: string;
  /** Lines that hold this text come from the form. */
  fromForm?: string;
}) => {
  const { t } = useTranslationRef(irsaScaffolderFieldsTranslationRef);
  const { state, copy } = useCopy(text);
  return (
    <figure aria-label={title} className={styles.panel}>
      <figcaption className={styles.bar}>
        <span className={styles.title}>{title}</span>
        <span role="status">
          {state === 'copied' && t('preview.copied')}
          {state === 'failed' && t('preview.copyFailed')}
        </span>
        <TooltipTrigger>
          <ButtonIcon
            aria-label={copyLabel}
            icon={ICON[state]}
            onPress={copy}
            size="small"
            variant="tertiary"
          />
          <Tooltip>{copyLabel}</Tooltip>
        </TooltipTrigger>
      </figcaption>
      <div className={styles.code}>
        {text
          .trimEnd()
          .split('\n')
          .map((line, index) => {
            const isMarked = fromForm !== undefined && line.includes(fromForm);
            return (
              // Lines of a text are what they are by their place.
              <div className={isMarked ? styles.marked : undefined} key={index}>
                <code className={styles.line}>{line}</code>
                {isMarked && (
                  <span className={styles.tag}>{t('preview.fromForm')}</span>
                )}
              </div>
            );
          })}
      </div>
    </figure>
  );
};
