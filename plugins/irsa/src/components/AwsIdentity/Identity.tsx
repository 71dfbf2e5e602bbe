import type { Entity } from '@backstage/catalog-model';
import type { EntityIdentity } from 'backstage-plugin-irsa-common';
import { useRef } from 'react';
import { laneIds } from '../../format/laneIds';
import { useOpenHops } from '../../hooks/useOpenHops';
import { BindingCard } from '../binding/BindingCard';
import { Freshness } from '../freshness/Freshness';
import { SourceBanners } from '../freshness/SourceBanners';
import { SourceStatesProvider } from '../freshness/SourceStates';
import { initialHop } from '../lane/initialHop';
import { WhoElse } from '../reach/WhoElse';
import { NoIdentity } from '../states/NoIdentity';
import { SearchProblems } from '../states/SearchProblems';
import { NotSetUp } from '../states/NotSetUp';
import { NothingFound } from '../states/NothingFound';
import { Verdict } from './Verdict';

/** An entity's identity: the verdict, how fresh it is, each binding worst first, and who else can become the roles. */
export const Identity = ({
  entity,
  identity,
}: {
  entity: Entity;
  identity: EntityIdentity;
}) => {
  const { bindings, roles, search, setup, sources, workloads } = identity;
  const isEmpty = bindings.length === 0 && workloads.length === 0;
  const hops = useOpenHops();
  const targetRef = useRef<HTMLButtonElement>(null);
  const ids = laneIds(bindings);
  const target = bindings.length > 0 ? initialHop(bindings[0].lane) : undefined;

  const goToTarget = () => {
    hops.open(ids[0], target, target);
    targetRef.current?.focus();
  };

  return (
    <SourceStatesProvider value={sources}>
      <Verdict
        onGo={target && goToTarget}
        sentence={identity.sentence}
        status={identity.status}
      />
      <Freshness sources={sources} />
      <SourceBanners sources={sources} />
      {!isEmpty && search.problems.length > 0 && (
        <SearchProblems
          name={entity.metadata.name}
          problems={search.problems}
        />
      )}
      {bindings.map((binding, index) => {
        const initial = initialHop(binding.lane);
        return (
          <BindingCard
            binding={binding}
            key={ids[index]}
            onOpen={hop => hops.open(ids[index], hop, initial)}
            openHop={hops.of(ids[index], binding.lane, initial)}
            targetHop={index === 0 ? target : undefined}
            targetRef={index === 0 ? targetRef : undefined}
            workloads={workloads}
          />
        );
      })}
      {bindings.length === 0 && workloads.length > 0 && (
        <NoIdentity workloads={workloads} />
      )}
      {isEmpty && setup && <NotSetUp setup={setup} />}
      {isEmpty && !setup && <NothingFound entity={entity} search={search} />}
      {roles.length > 0 && (
        <WhoElse entityRef={identity.entityRef} roles={roles} />
      )}
    </SourceStatesProvider>
  );
};
