import { Entity, getCompoundEntityRef } from '@backstage/catalog-model';
import { laneIds } from '../../format/laneIds';
import { useEntityIdentity } from '../../hooks/useEntityIdentity';
import { workloadNames } from '../binding/workloadNames';
import { LoadedCard } from './LoadedCard';
import { Summary } from './Summary';

/** The AWS identity of a component in one sentence, with its worst bindings. */
export const ComponentCard = ({ entity }: { entity: Entity }) => {
  const loaded = useEntityIdentity(getCompoundEntityRef(entity));
  return (
    <LoadedCard loaded={loaded} name={entity.metadata.name}>
      {({ bindings, sentence, sources, status, workloads }) => {
        const ids = laneIds(bindings);
        return (
          <Summary
            parts={bindings.map((binding, index) => ({
              id: ids[index],
              name: workloadNames(binding, workloads).join(', '),
              note: binding.serviceAccount.cluster,
              status: binding.status,
            }))}
            sentence={sentence}
            sources={sources}
            status={status}
            total={bindings.length}
          />
        );
      }}
    </LoadedCard>
  );
};
