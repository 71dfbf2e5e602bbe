import { Entity, getCompoundEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { RollUpKind } from '../../catalogKinds';
import { useRollUp } from '../../hooks/useRollUp';
import { irsaTranslationRef } from '../../translation';
import { LoadedTab } from '../AwsIdentity/LoadedTab';
import { PageSkeleton } from '../page/PageSkeleton';
import { RollUp } from './RollUp';

/** What the AWS identities of an entity's components add up to, or why it cannot be shown. */
export const RollUpTab = ({
  entity,
  kind,
}: {
  entity: Entity;
  kind: RollUpKind;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const loaded = useRollUp(getCompoundEntityRef(entity));
  const { name } = entity.metadata;
  return (
    <LoadedTab
      loaded={loaded}
      loading={<PageSkeleton label={t('loading.label', { name })} />}
      name={name}
    >
      {rollUp => <RollUp kind={kind} rollUp={rollUp} />}
    </LoadedTab>
  );
};
