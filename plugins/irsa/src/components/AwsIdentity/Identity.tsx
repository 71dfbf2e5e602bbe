import type { Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { EntityIdentity } from 'backstage-plugin-irsa-common';
import { useRef } from 'react';
import {
  differencesByBinding,
  differencesWithoutBinding,
} from '../../binding/differencesOf';
import { findingsOfHop } from '../../findings/findingsOfHop';
import { laneIds } from '../../format/laneIds';
import { useOpenFinding } from '../../hooks/useOpenFinding';
import { useOpenHops } from '../../hooks/useOpenHops';
import { irsaTranslationRef } from '../../translation';
import { BindingCard } from '../binding/BindingCard';
import { TruthDifferences } from '../binding/TruthDifferences';
import { FindingsCard } from '../findings/FindingsCard';
import { focusFinding } from '../findings/focusFinding';
import { Freshness } from '../freshness/Freshness';
import { SourceBanners } from '../freshness/SourceBanners';
import { SourceStatesProvider } from '../freshness/SourceStates';
import { initialHop } from '../lane/initialHop';
import { PasteError } from '../pasteError/PasteError';
import { WhoElse } from '../reach/WhoElse';
import { Section } from '../section/Section';
import { NoIdentity } from '../states/NoIdentity';
import { SearchProblems } from '../states/SearchProblems';
import { NotSetUp } from '../states/NotSetUp';
import { NothingFound } from '../states/NothingFound';
import { Verdict } from './Verdict';

/** An entity's identity: the verdict, how fresh it is, each binding worst first, who else can become the roles, and the findings. */
export const Identity = ({
  entity,
  identity,
}: {
  entity: Entity;
  identity: EntityIdentity;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const {
    bindings,
    declared,
    differences,
    findings,
    roles,
    search,
    setup,
    sources,
    workloads,
  } = identity;
  const isEmpty = bindings.length === 0 && workloads.length === 0;
  const hops = useOpenHops();
  const finding = useOpenFinding();
  const targetRef = useRef<HTMLButtonElement>(null);
  const ids = laneIds(bindings);
  const ofBindings = differencesByBinding(bindings, differences);
  const ofNone = differencesWithoutBinding(bindings, differences);
  const target = bindings.length > 0 ? initialHop(bindings[0].lane) : undefined;
  const targetHop = bindings[0]?.lane.find(({ hop }) => hop === target);
  const hasFix =
    targetHop !== undefined &&
    findingsOfHop(bindings[0], targetHop, findings).length > 0;

  const goToTarget = () => {
    hops.open(ids[0], target, target);
    targetRef.current?.focus();
  };

  // The finding opens below its table; the focus goes to its row, from where the detail is the next thing.
  const goToFinding = (id: string) => {
    finding.open(id);
    focusFinding(document, id);
  };

  return (
    <SourceStatesProvider value={sources}>
      <Verdict
        hasFix={hasFix}
        onGo={target && goToTarget}
        sentence={identity.sentence}
        status={identity.status}
      />
      <Freshness sources={sources} />
      {!(isEmpty && setup) && (
        <PasteError entityRef={identity.entityRef} onFinding={goToFinding} />
      )}
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
            declared={declared}
            differences={ofBindings[index]}
            findings={findings}
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
      {ofNone.length > 0 && (
        <Section title={t('agreement.withoutBinding')}>
          <TruthDifferences differences={ofNone} />
        </Section>
      )}
      {isEmpty && setup && <NotSetUp setup={setup} />}
      {isEmpty && !setup && <NothingFound entity={entity} search={search} />}
      {roles.length > 0 && (
        <WhoElse entityRef={identity.entityRef} roles={roles} />
      )}
      {(!isEmpty || findings.length > 0) && (
        <FindingsCard findings={findings} owner={identity.place.owner} />
      )}
    </SourceStatesProvider>
  );
};
