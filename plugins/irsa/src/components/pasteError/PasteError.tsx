import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, TextAreaField, TextAreaFieldProps } from '@backstage/ui';
import { ERROR_TEXT_MAX_CHARACTERS } from 'backstage-plugin-irsa-common';
import { ClipboardEvent, useState } from 'react';
import { useExplainError } from '../../hooks/useExplainError';
import { irsaTranslationRef } from '../../translation';
import { ErrorAnswer } from './ErrorAnswer';
import styles from './PasteError.module.css';

const ROWS = 3;

type KeyEvent = Parameters<NonNullable<TextAreaFieldProps['onKeyDown']>>[0];

/** A box for an error message; what it means here opens below. */
export const PasteError = ({
  entityRef,
  onFinding,
}: {
  /** The entity whose program got the message; absent on pages about the whole catalog. */
  entityRef?: string;
  /** Leads to a finding that the message matches. */
  onFinding?: (id: string) => void;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const [text, setText] = useState('');
  const { clear, explain, explanation, failure, isAsking } =
    useExplainError(entityRef);
  const isTooLong = text.length > ERROR_TEXT_MAX_CHARACTERS;

  const ask = (message: string) => {
    if (message.trim() !== '' && message.length <= ERROR_TEXT_MAX_CHARACTERS) {
      explain(message);
    }
  };
  const change = (next: string) => {
    setText(next);
    if (next.trim() === '') {
      clear();
    }
  };
  const askOnEnter = (event: KeyEvent) => {
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      ask(text);
    } else if ('continuePropagation' in event) {
      // Other keys belong to whatever the box stands in, such as a dialog that closes with Escape.
      event.continuePropagation();
    }
  };
  // What is pasted into an empty box is the whole message, so nobody has to say that it is.
  const askOnPaste = (event: ClipboardEvent) => {
    if (text.trim() === '') {
      const pasted = event.clipboardData.getData('text');
      event.preventDefault();
      setText(pasted);
      ask(pasted);
    }
  };

  return (
    <section aria-label={t('pasteError.title')} className={styles.box}>
      <div className={styles.line}>
        <TextAreaField
          aria-label={t('pasteError.title')}
          autoComplete="off"
          className={styles.field}
          onChange={change}
          onKeyDown={askOnEnter}
          onPaste={askOnPaste}
          placeholder={t('pasteError.placeholder')}
          rows={text === '' ? 1 : ROWS}
          spellCheck="false"
          value={text}
        />
        {text.trim() !== '' && (
          <span className={styles.buttons}>
            <Button
              isDisabled={isTooLong || isAsking}
              onPress={() => ask(text)}
              size="small"
              variant="secondary"
            >
              {t('pasteError.explain')}
            </Button>
            <Button onPress={() => change('')} size="small" variant="tertiary">
              {t('pasteError.clear')}
            </Button>
          </span>
        )}
      </div>
      <div role="status">
        {isTooLong &&
          t('pasteError.tooLong', { most: ERROR_TEXT_MAX_CHARACTERS })}
        {isAsking && t('pasteError.asking')}
        {failure && t('pasteError.failed')}
        {explanation && (
          <ErrorAnswer
            explanation={explanation}
            isAboutEntity={entityRef !== undefined}
            onFinding={onFinding}
          />
        )}
      </div>
    </section>
  );
};
