import {
  RemixiconComponentType,
  RiAlertFill,
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiInformationLine,
  RiQuestionLine,
} from '@remixicon/react';
import { PropsWithChildren } from 'react';
import styles from './Note.module.css';

/** How a note is meant. */
export type NoteKind = 'plain' | 'good' | 'know' | 'wrong' | 'unknown';

const ICON: Record<NoteKind, RemixiconComponentType> = {
  plain: RiInformationLine,
  good: RiCheckboxCircleFill,
  know: RiAlertFill,
  wrong: RiCloseCircleFill,
  unknown: RiQuestionLine,
};

/** One sentence below a field. */
export const Note = ({
  kind = 'plain',
  children,
}: PropsWithChildren<{ kind?: NoteKind }>) => {
  const Icon = ICON[kind];
  return (
    <p className={`${styles.note} ${styles[kind] ?? ''}`}>
      <Icon aria-hidden="true" className={styles.icon} />
      <span className={styles.text}>{children}</span>
    </p>
  );
};
