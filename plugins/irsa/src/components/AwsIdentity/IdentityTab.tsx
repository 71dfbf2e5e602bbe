import { Entity, getCompoundEntityRef } from '@backstage/catalog-model';
import { useEntityIdentity } from '../../hooks/useEntityIdentity';
import { Loading } from '../states/Loading';
import { Identity } from './Identity';
import { LoadedTab } from './LoadedTab';

/** The AWS identity of a component, or why it cannot be shown. */
export const IdentityTab = ({ entity }: { entity: Entity }) => {
  const loaded = useEntityIdentity(getCompoundEntityRef(entity));
  const { name } = entity.metadata;
  return (
    <LoadedTab loaded={loaded} loading={<Loading name={name} />} name={name}>
      {identity => <Identity entity={entity} identity={identity} />}
    </LoadedTab>
  );
};
