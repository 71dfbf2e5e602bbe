import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ServiceAccountAnswer } from 'backstage-plugin-irsa-common';
import { Note } from '../../components/Note';
import { irsaScaffolderFieldsTranslationRef } from '../../translation';
import { serviceAccountFacts } from './serviceAccountFacts';

/** What is known of a name in each of some clusters. */
export const ServiceAccountNotes = ({
  name,
  clusters,
  known,
  ownEntity,
}: {
  name: string;
  clusters: readonly string[];
  known: readonly ServiceAccountAnswer[];
  ownEntity?: string;
}) => {
  const { t } = useTranslationRef(irsaScaffolderFieldsTranslationRef);
  return (
    <>
      {clusters.flatMap(cluster => {
        const found = known.find(
          ({ serviceAccount }) =>
            serviceAccount.cluster === cluster && serviceAccount.name === name,
        );
        if (!found) {
          return [
            <Note key={cluster}>{t('serviceAccount.new', { cluster })}</Note>,
          ];
        }
        return serviceAccountFacts(found, ownEntity).map(
          ({ key, kind, role = '', entities = '' }) => (
            <Note key={`${cluster} ${key} ${role}`} kind={kind}>
              {t(`serviceAccount.${key}`, { cluster, role, entities })}
            </Note>
          ),
        );
      })}
    </>
  );
};
