import type { RemixiconComponentType } from '@remixicon/react';
import { PropsWithChildren } from 'react';
import styles from './Mark.module.css';

/** The tones of a state; a neutral one has the colour of the text. */
export type MarkTone = 'positive' | 'negative' | 'warning' | 'neutral';

/** A state in icon, word and tone; never in tone alone. */
export const Mark = ({
  icon: Icon,
  tone,
  children,
}: PropsWithChildren<{ icon: RemixiconComponentType; tone: MarkTone }>) => (
  <span className={`${styles.mark} ${styles[tone] ?? ''}`}>
    <Icon aria-hidden="true" className={styles.icon} />
    {children}
  </span>
);
