import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, Skeleton, VisuallyHidden } from '@backstage/ui';
import { useEffect, useState } from 'react';
import { irsaTranslationRef } from '../../translation';
import styles from './PageSkeleton.module.css';

const SLOW_AFTER = 5_000;
const ROWS = ['a', 'b', 'c', 'd', 'e'];

/** While a page has nothing yet: a line and a table in grey, so that nothing jumps. */
export const PageSkeleton = ({ label }: { label: string }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_AFTER);
    return () => clearTimeout(timer);
  }, []);

  return (
    <div aria-busy="true" className={styles.skeleton}>
      <VisuallyHidden role="status">{label}</VisuallyHidden>
      <Skeleton height={24} width="40%" />
      <div className={styles.slow} role="status">
        {isSlow && t('loading.slow')}
      </div>
      <Card>
        <CardBody>
          <div className={styles.rows}>
            {ROWS.map(row => (
              <Skeleton height={20} key={row} width="100%" />
            ))}
          </div>
        </CardBody>
      </Card>
    </div>
  );
};
