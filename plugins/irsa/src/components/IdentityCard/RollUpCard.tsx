import {
  Entity,
  getCompoundEntityRef,
  parseEntityRef,
} from '@backstage/catalog-model';
import { useRollUp } from '../../hooks/useRollUp';
import { LoadedCard } from './LoadedCard';
import { Summary } from './Summary';

/** What the components of a system, domain or group add up to in one sentence, with the worst of them. */
export const RollUpCard = ({ entity }: { entity: Entity }) => {
  const loaded = useRollUp(getCompoundEntityRef(entity));
  return (
    <LoadedCard loaded={loaded} name={entity.metadata.name}>
      {({ components, sentence, sources, status, totals }) => (
        <Summary
          parts={components
            .filter(component => component.status !== 'none')
            .map(component => ({
              id: component.entityRef,
              name: parseEntityRef(component.entityRef).name,
              status: component.status,
            }))}
          sentence={sentence}
          sources={sources}
          status={status}
          total={
            totals.broken + totals.unknown + totals.attention + totals.works
          }
        />
      )}
    </LoadedCard>
  );
};
