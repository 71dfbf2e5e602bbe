import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, Skeleton, VisuallyHidden } from '@backstage/ui';
import { useEffect, useState } from 'react';
import { irsaTranslationRef } from '../../translation';
import styles from './Loading.module.css';

const SLOW_AFTER = 5_000;
const HOPS = ['workload', 'service-account', 'provider', 'role', 'permissions'];

/** While nothing is there yet: the shape of what comes, so that nothing jumps. */
export const Loading = ({ name }: { name: string }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_AFTER);
    return () => clearTimeout(timer);
  }, []);

  return (
    <div aria-busy="true" className={styles.loading}>
      <VisuallyHidden role="status">
        {t('loading.label', { name })}
      </VisuallyHidden>
      <Skeleton height={52} width="100%" />
      <div className={styles.slow} role="status">
        {isSlow && t('loading.slow')}
      </div>
      <Card>
        <CardBody>
          <div className={styles.lane}>
            {HOPS.map(hop => (
              <div className={styles.hop} key={hop}>
                <Skeleton height={12} width="50%" />
                <Skeleton height={14} width="90%" />
                <Skeleton height={12} width="70%" />
              </div>
            ))}
          </div>
        </CardBody>
      </Card>
    </div>
  );
};
