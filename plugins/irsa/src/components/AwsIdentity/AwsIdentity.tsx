import { getCompoundEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useEntityIdentity } from '../../hooks/useEntityIdentity';
import { irsaTranslationRef } from '../../translation';
import { Frame } from '../frame/Frame';
import { EntityNotFound } from '../states/EntityNotFound';
import { LoadFailed } from '../states/LoadFailed';
import { Loading } from '../states/Loading';
import { NotPermitted } from '../states/NotPermitted';
import { Identity } from './Identity';

/** The tab: the entity's AWS identity, or why it cannot be shown. */
export const AwsIdentity = () => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { entity } = useEntity();
  const {
    data: identity,
    loadedAt,
    failure,
    retry,
  } = useEntityIdentity(getCompoundEntityRef(entity));
  const { name } = entity.metadata;

  const content = () => {
    if (failure?.kind === 'not-permitted') {
      return <NotPermitted name={name} />;
    }
    if (failure?.kind === 'not-found') {
      return <EntityNotFound name={name} />;
    }
    return (
      <>
        {failure && (
          <LoadFailed
            failure={failure}
            loadedAt={loadedAt}
            onRetry={retry}
            title={t('failed.title', { name })}
          />
        )}
        {identity && <Identity entity={entity} identity={identity} />}
        {!identity && !failure && <Loading name={name} />}
      </>
    );
  };

  return <Frame>{content()}</Frame>;
};
