import { Cell } from '@backstage/ui';
import { ComponentProps, PropsWithChildren } from 'react';
import styles from './ReachCell.module.css';

/** A cell of the table of roles. Where the table becomes a list for want of room, it carries its column's label. */
export const ReachCell = ({
  label,
  children,
  ...cell
}: PropsWithChildren<{ label: string }> & ComponentProps<typeof Cell>) => (
  <Cell {...cell} className={styles.cell}>
    <span aria-hidden="true" className={styles.label}>
      {label}
    </span>
    {children}
  </Cell>
);
