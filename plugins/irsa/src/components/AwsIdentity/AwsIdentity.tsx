import { useEntity } from '@backstage/plugin-catalog-react';
import { rollUpKindOf } from '../../catalogKinds';
import { RollUpTab } from '../rollUp/RollUpTab';
import { IdentityTab } from './IdentityTab';

/** The tab: the entity's AWS identity, or what those of its components add up to. */
export const AwsIdentity = () => {
  const { entity } = useEntity();
  const kind = rollUpKindOf(entity);
  return kind ? (
    <RollUpTab entity={entity} kind={kind} />
  ) : (
    <IdentityTab entity={entity} />
  );
};
