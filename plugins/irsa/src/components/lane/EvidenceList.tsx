import type { Evidence } from 'backstage-plugin-irsa-common';
import styles from './EvidenceList.module.css';

/** What proves a statement: where it was read, the path there, and the value. */
export const EvidenceList = ({
  evidence,
}: {
  evidence: readonly Evidence[];
}) => (
  <ul className={styles.list}>
    {evidence.map(({ source, path, value }) => (
      <li className={styles.item} key={`${source} ${path} ${value}`}>
        <span className={styles.source}>{source}</span>
        {path && <code className={styles.path}>{path}</code>}
        {value !== undefined && <code className={styles.value}>{value}</code>}
      </li>
    ))}
  </ul>
);
