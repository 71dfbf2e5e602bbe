import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ClusterAnswer } from 'backstage-plugin-irsa-common';
import { Note } from '../../components/Note';
import { irsaScaffolderFieldsTranslationRef } from '../../translation';
import { ClusterFact, clusterFacts } from './clusterFact';

/** What is known of the clusters that are chosen. */
export const ClusterNotes = ({
  chosen,
  clusters,
}: {
  chosen: readonly string[];
  clusters: readonly ClusterAnswer[];
}) => {
  const { t } = useTranslationRef(irsaScaffolderFieldsTranslationRef);
  const sentence = (name: string, fact: ClusterFact) => {
    switch (fact.key) {
      case 'cluster.eks':
        return t(fact.key, {
          name,
          region: fact.region,
          account: fact.account,
        });
      case 'cluster.other':
        return t(fact.key, { name, issuer: fact.issuer });
      default:
        return t(fact.key, { name });
    }
  };
  return (
    <>
      {chosen.flatMap(name => {
        const cluster = clusters.find(each => each.name === name);
        if (!cluster) {
          return [
            <Note key={name} kind="unknown">
              {t('cluster.notListed', { name })}
            </Note>,
          ];
        }
        return clusterFacts(cluster).map(fact => (
          <Note
            key={`${name} ${fact.key}`}
            kind={
              fact.key === 'cluster.noIssuer' || fact.key === 'cluster.noAgent'
                ? 'know'
                : 'plain'
            }
          >
            {sentence(name, fact)}
          </Note>
        ));
      })}
    </>
  );
};
