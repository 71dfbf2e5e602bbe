import type { Difference } from 'backstage-plugin-irsa-common';
import { differingParts } from '../../format/differingParts';
import styles from './Differences.module.css';

/** Texts that should be equal, one above the other, with what differs underlined and bold. */
export const Differences = ({
  differences,
}: {
  differences: readonly Difference[];
}) => {
  const parts = differingParts(differences.map(({ value }) => value));
  return (
    <dl className={styles.list}>
      {differences.map(({ label }, index) => {
        const { before, differing, after } = parts[index];
        return (
          <div className={styles.row} key={label}>
            <dt className={styles.label}>{label}</dt>
            <dd className={styles.value}>
              {before}
              {differing && <mark className={styles.mark}>{differing}</mark>}
              {after}
            </dd>
          </div>
        );
      })}
    </dl>
  );
};
