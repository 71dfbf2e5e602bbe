import { PropsWithChildren } from 'react';
import styles from './WhoCard.module.css';

/** One named fact of an entry. */
export const Fact = ({
  label,
  children,
}: PropsWithChildren<{ label: string }>) => (
  <div className={styles.fact}>
    <dt className={styles.label}>{label}</dt>
    <dd className={styles.value}>{children}</dd>
  </div>
);
