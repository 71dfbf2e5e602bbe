import { useEntity } from '@backstage/plugin-catalog-react';
import { rollUpKindOf } from '../../catalogKinds';
import { ComponentCard } from './ComponentCard';
import { RollUpCard } from './RollUpCard';

/** The AWS identity of an entity, or of its components, in one sentence. Nothing is drawn where there is nothing to say or to see. */
export const IdentityCard = () => {
  const { entity } = useEntity();
  return rollUpKindOf(entity) ? (
    <RollUpCard entity={entity} />
  ) : (
    <ComponentCard entity={entity} />
  );
};
