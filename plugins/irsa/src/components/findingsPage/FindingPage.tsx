import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, Link } from '@backstage/ui';
import { useParams } from 'react-router-dom';
import { useFinding } from '../../hooks/useFinding';
import { usePagesRoot } from '../../hooks/usePagesRoot';
import { irsaTranslationRef } from '../../translation';
import { LoadedPage } from '../page/LoadedPage';
import { FindingContent } from './FindingContent';
import styles from './FindingPage.module.css';

/** One finding on a page of its own, to be sent to somebody. */
export const FindingPage = () => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { id = '' } = useParams();
  const loaded = useFinding(id);
  const root = usePagesRoot();
  return (
    <>
      {root && (
        <Link className={styles.back} href={`${root}/findings`}>
          {t('findings.back')}
        </Link>
      )}
      <LoadedPage loaded={loaded} what={t('findings.whatOne')}>
        {finding => (
          <Card>
            <CardBody>
              <FindingContent finding={finding} />
            </CardBody>
          </Card>
        )}
      </LoadedPage>
    </>
  );
};
