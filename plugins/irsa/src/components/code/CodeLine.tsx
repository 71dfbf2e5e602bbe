import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { CSSProperties } from 'react';
import { irsaTranslationRef } from '../../translation';
import styles from './CodeLine.module.css';

/** What a marked line does: it decides, makes the scope wider, lets a caller in, leaves the answer open, or is new. */
export type LineMark = 'decides' | 'widens' | 'allows' | 'unsettled' | 'added';

const SIGN: Record<LineMark, string> = {
  decides: '▸',
  widens: '▸',
  allows: '▸',
  unsettled: '▸',
  added: '+',
};

/** One line of code, with its number and its mark. */
export const CodeLine = ({
  text,
  number,
  mark,
  showTag,
}: {
  text: string;
  number?: number;
  mark?: LineMark;
  /** The tag stands once, on the last of the marked lines that follow each other. */
  showTag: boolean;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  // What wraps is set in deeper than its line, so that it does not look like a line of its own.
  const indent = text.search(/\S|$/) + 2;
  return (
    <div className={`${styles.line} ${mark ? styles[mark] : ''}`}>
      {number !== undefined && (
        <span aria-hidden="true" className={styles.number}>
          {number}
        </span>
      )}
      <span aria-hidden="true" className={styles.sign}>
        {mark && SIGN[mark]}
      </span>
      <code
        className={styles.text}
        style={{ '--irsa-indent': `${indent}ch` } as CSSProperties}
      >
        {text}
      </code>
      {mark && mark !== 'added' && showTag && (
        <span className={styles.tag}>{t(`code.${mark}`)}</span>
      )}
    </div>
  );
};
