import { Link } from '@backstage/ui';
import { roleName } from '../../format/roleName';
import { usePagesRoot } from '../../hooks/usePagesRoot';
import styles from './RoleLink.module.css';

/** The name of a role, which leads to its page where the portal has one. */
export const RoleLink = ({ arn }: { arn: string }) => {
  const root = usePagesRoot();
  return root ? (
    <Link
      className={styles.link}
      href={`${root}/roles/${encodeURIComponent(arn)}`}
      title={arn}
    >
      {roleName(arn)}
    </Link>
  ) : (
    <span className={styles.name} title={arn}>
      {roleName(arn)}
    </span>
  );
};
