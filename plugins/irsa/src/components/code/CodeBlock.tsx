import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { ReactNode, useState } from 'react';
import { visibleLines } from '../../format/visibleLines';
import { irsaTranslationRef } from '../../translation';
import { CopyButton } from '../copy/CopyButton';
import styles from './CodeBlock.module.css';
import { CodeLine, LineMark } from './CodeLine';
import { HiddenLines } from './HiddenLines';

const MOST_LINES = 12;

/** Properties of {@link CodeBlock}. */
export interface CodeBlockProps {
  /** Where the code comes from. */
  readonly title: string;
  /** More about that, for instance its age. */
  readonly note?: ReactNode;
  readonly text: string;
  readonly copyLabel: string;
  /** What is copied, where that is not the whole text. */
  readonly copyText?: string;
  /** Numbers of the marked lines, counted from 1. */
  readonly markedLines?: readonly number[];
  readonly mark?: LineMark;
  /** Line numbers belong to evidence, not to things to paste. */
  readonly numbered?: boolean;
}

/** Code with where it comes from, a copy button, and the lines that matter marked. */
export const CodeBlock = ({
  title,
  note,
  text,
  copyLabel,
  copyText,
  markedLines = [],
  mark,
  numbered = false,
}: CodeBlockProps) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const [everything, setEverything] = useState(false);
  const lines = text.replace(/\n$/, '').split('\n');
  const shown = visibleLines(
    lines.length,
    markedLines,
    everything ? lines.length : MOST_LINES,
  );
  const marked = new Set(markedLines);
  const isLong = lines.length > MOST_LINES;

  return (
    <div className={styles.block}>
      <div className={styles.bar}>
        <span className={styles.title}>{title}</span>
        {note && <span className={styles.note}>{note}</span>}
        <CopyButton label={copyLabel} text={copyText ?? text} />
      </div>
      <div className={styles.code}>
        {shown.map((line, index) => (
          <div key={line}>
            <HiddenLines count={line - (shown[index - 1] ?? 0) - 1} />
            <CodeLine
              mark={marked.has(line) ? mark : undefined}
              number={numbered ? line : undefined}
              showTag={!marked.has(line + 1)}
              text={lines[line - 1]}
            />
          </div>
        ))}
        <HiddenLines count={lines.length - (shown[shown.length - 1] ?? 0)} />
      </div>
      {isLong && (
        <div className={styles.more}>
          <Button
            onPress={() => setEverything(!everything)}
            size="small"
            variant="tertiary"
          >
            {everything
              ? t('code.showFewer')
              : t('code.showAll', { total: lines.length })}
          </Button>
        </div>
      )}
    </div>
  );
};
