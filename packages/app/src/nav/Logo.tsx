import { Link, useSidebarOpenState } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import styles from './Logo.module.css';

/** The company's name, or its first letter where the sidebar is closed. */
export const Logo = () => {
  const { isOpen } = useSidebarOpenState();
  const name =
    useApi(configApiRef).getOptionalString('organization.name') ?? 'Backstage';
  return (
    <Link aria-label="Home" className={styles.logo} to="/" underline="none">
      <span aria-hidden="true" className={styles.mark}>
        {name.slice(0, 1)}
      </span>
      {isOpen && <span className={styles.name}>{name}</span>}
    </Link>
  );
};
