import { parseEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import type { Reacher } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import styles from './Reach.module.css';

/** A service account, with links to the components that claim it. */
export const ReacherName = ({
  ownRef,
  reacher,
  showCluster,
}: {
  /** The entity whose page this is; it needs no link to itself. */
  ownRef: string;
  reacher: Reacher;
  /** The cluster is said where the list spans several. */
  showCluster: boolean;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const entityLink = useEntityRefLink();
  const { cluster, entityRefs, name, namespace } = reacher;
  return (
    <span>
      <code className={styles.code}>
        {namespace}/{name}
      </code>
      {showCluster && ` ${t('reach.inCluster', { cluster })}`}
      {entityRefs.map(entityRef => (
        <span key={entityRef}>
          {' '}
          {entityRef === ownRef
            ? t('reach.ofThisComponent')
            : t('reach.ofComponent', {
                component: (
                  <Link className={styles.link} href={entityLink(entityRef)}>
                    {parseEntityRef(entityRef).name}
                  </Link>
                ),
              })}
        </span>
      ))}
    </span>
  );
};
