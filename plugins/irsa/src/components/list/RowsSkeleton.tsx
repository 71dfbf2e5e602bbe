import { Skeleton, VisuallyHidden } from '@backstage/ui';
import styles from './RowsSkeleton.module.css';

const ROWS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** Rows in grey, while the first page of a list is loaded. */
export const RowsSkeleton = ({ label }: { label: string }) => (
  <div aria-busy="true" className={styles.rows}>
    <VisuallyHidden role="status">{label}</VisuallyHidden>
    {ROWS.map(row => (
      <Skeleton height={20} key={row} width="100%" />
    ))}
  </div>
);
