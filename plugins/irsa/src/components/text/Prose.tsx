import { Fragment } from 'react';
import styles from './Prose.module.css';

/** A sentence in which backticks mark what is typed or read word for word. */
export const Prose = ({ text }: { text: string }) => (
  <>
    {text.split('`').map((part, index) =>
      // Every second part stood between two backticks. The parts of a text never move.
      index % 2 === 1 ? (
        <code className={styles.code} key={`${index} ${part}`}>
          {part}
        </code>
      ) : (
        <Fragment key={`${index} ${part}`}>{part}</Fragment>
      ),
    )}
  </>
);
