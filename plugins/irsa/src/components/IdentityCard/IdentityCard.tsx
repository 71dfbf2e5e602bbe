import { getCompoundEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Card, CardBody, Skeleton, VisuallyHidden } from '@backstage/ui';
import { useEntityIdentity } from '../../hooks/useEntityIdentity';
import { irsaTranslationRef } from '../../translation';
import { Frame } from '../frame/Frame';
import styles from './IdentityCard.module.css';
import { Summary } from './Summary';

const HEIGHT = 150;

/** The AWS identity of an entity in one sentence, with its worst bindings. Nothing is drawn where there is nothing to say or to see. */
export const IdentityCard = () => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { entity } = useEntity();
  const { data, failure } = useEntityIdentity(getCompoundEntityRef(entity));
  const { name } = entity.metadata;

  if (
    data?.setup ||
    failure?.kind === 'not-permitted' ||
    failure?.kind === 'not-found' ||
    failure?.kind === 'no-backend'
  ) {
    return null;
  }
  const content = () => {
    if (data) {
      return <Summary identity={data} />;
    }
    return failure ? (
      <p className={styles.sentence} role="status">
        {t('failed.title', { name })}
      </p>
    ) : (
      <div aria-busy="true">
        <VisuallyHidden role="status">
          {t('loading.label', { name })}
        </VisuallyHidden>
        <Skeleton height={HEIGHT} width="100%" />
      </div>
    );
  };

  return (
    <Frame isCard>
      <Card>
        <CardBody>{content()}</CardBody>
      </Card>
    </Frame>
  );
};
