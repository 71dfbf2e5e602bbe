import { PropsWithChildren } from 'react';
import styles from './DetailSection.module.css';

/** A titled part of an opened hop. */
export const DetailSection = ({
  title,
  children,
}: PropsWithChildren<{ title: string }>) => (
  <section className={styles.section}>
    <h3 className={styles.title}>{title}</h3>
    {children}
  </section>
);
