import type { BindingReason } from 'backstage-plugin-irsa-common';
import styles from './ProblemList.module.css';

/** What is wrong with an entity's annotations, or named there and not found. */
export const ProblemList = ({
  problems,
}: {
  problems: readonly BindingReason[];
}) => (
  <ul className={styles.problems}>
    {problems.map(({ code, message }) => (
      <li key={`${code} ${message}`}>{message}</li>
    ))}
  </ul>
);
