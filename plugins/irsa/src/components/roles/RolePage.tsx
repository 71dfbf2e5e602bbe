import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { useParams } from 'react-router-dom';
import { usePagesRoot } from '../../hooks/usePagesRoot';
import { useRole } from '../../hooks/useRole';
import { irsaTranslationRef } from '../../translation';
import styles from '../findingsPage/FindingPage.module.css';
import { LoadedPage } from '../page/LoadedPage';
import { Role } from './Role';

/** One role: who becomes it, what its trust policy says, what it may do, and what a change would mean. */
export const RolePage = () => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { arn = '' } = useParams();
  const loaded = useRole(arn);
  const root = usePagesRoot();
  return (
    <>
      {root && (
        <Link className={styles.back} href={`${root}/roles`}>
          {t('roles.back')}
        </Link>
      )}
      <LoadedPage loaded={loaded} what={t('roles.whatOne')}>
        {role => <Role role={role} />}
      </LoadedPage>
    </>
  );
};
