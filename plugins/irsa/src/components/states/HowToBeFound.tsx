import type { Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  IRSA_SERVICE_ACCOUNTS_ANNOTATION,
  KUBERNETES_ID_ANNOTATION,
} from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { CodeBlock } from '../code/CodeBlock';

/** What to paste so that an entity's workloads are found: a label, or the service account by name. */
export const HowToBeFound = ({
  entity,
  namespace = 'default',
}: {
  entity: Entity;
  namespace?: string;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { annotations = {}, name } = entity.metadata;
  const id = annotations[KUBERNETES_ID_ANNOTATION];
  const idLine = `${KUBERNETES_ID_ANNOTATION}: ${id ?? name}`;
  const accountLine = `${IRSA_SERVICE_ACCOUNTS_ANNOTATION}: ${namespace}/${name}`;

  return (
    <>
      <div>
        {t(id ? 'nothingFound.addLabel' : 'nothingFound.addAnnotation')}
      </div>
      <CodeBlock
        copyLabel={t('copy.text')}
        copyText={idLine}
        mark="added"
        markedLines={[3]}
        text={`metadata:\n  ${id ? 'labels' : 'annotations'}:\n    ${idLine}`}
        title={id ? 'deployment.yaml' : 'catalog-info.yaml'}
      />
      <div>{t('nothingFound.nameAccount')}</div>
      <CodeBlock
        copyLabel={t('copy.text')}
        copyText={accountLine}
        mark="added"
        markedLines={[3]}
        text={`metadata:\n  annotations:\n    ${accountLine}`}
        title="catalog-info.yaml"
      />
    </>
  );
};
