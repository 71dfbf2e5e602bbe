import { parseEntityRef } from '@backstage/catalog-model';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { Fragment } from 'react';
import styles from './EntityLinks.module.css';

/** Entities of the catalog by name, each a link. */
export const EntityLinks = ({
  entityRefs,
}: {
  entityRefs: readonly string[];
}) => {
  const entityLink = useEntityRefLink();
  return (
    <>
      {entityRefs.map((entityRef, index) => (
        <Fragment key={entityRef}>
          {index > 0 && ', '}
          <Link
            className={styles.link}
            href={entityLink(entityRef)}
            title={entityRef}
          >
            {parseEntityRef(entityRef).name}
          </Link>
        </Fragment>
      ))}
    </>
  );
};
