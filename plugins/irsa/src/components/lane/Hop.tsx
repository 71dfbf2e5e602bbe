import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Hop as HopData } from 'backstage-plugin-irsa-common';
import { CSSProperties, forwardRef, KeyboardEventHandler } from 'react';
import { irsaTranslationRef } from '../../translation';
import { StatusMark } from '../status/StatusMark';
import styles from './Hop.module.css';
import { HOP_WORD } from './hopWord';

/** Properties of {@link Hop}. */
export interface HopProps {
  readonly hop: HopData;
  readonly isOpen: boolean;
  readonly detailId: string;
  /** Counted from 1. */
  readonly column: number;
  /** The wire from the hop before. */
  readonly wire: 'none' | 'whole' | 'cut';
  readonly onPress: () => void;
  readonly onKeyDown: KeyboardEventHandler<HTMLButtonElement>;
}

/** One hop of a lane, which opens and closes its detail. */
export const Hop = forwardRef<HTMLButtonElement, HopProps>(
  ({ hop, isOpen, detailId, column, wire, onPress, onKeyDown }, ref) => {
    const { t } = useTranslationRef(irsaTranslationRef);
    return (
      <button
        aria-controls={isOpen ? detailId : undefined}
        aria-expanded={isOpen}
        className={styles.hop}
        data-hop={hop.hop}
        data-open={isOpen}
        data-status={hop.status}
        data-wire={wire}
        onClick={onPress}
        onKeyDown={onKeyDown}
        ref={ref}
        style={{ '--irsa-column': column } as CSSProperties}
        type="button"
      >
        <span className={styles.top}>
          <span className={styles.kind}>{t(HOP_WORD[hop.hop])}</span>
          <StatusMark status={hop.status} />
        </span>
        <span className={styles.name}>{hop.name}</span>
        <span className={styles.fact}>{hop.fact}</span>
      </button>
    );
  },
);
Hop.displayName = 'Hop';
