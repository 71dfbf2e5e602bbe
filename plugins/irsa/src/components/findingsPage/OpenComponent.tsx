import { parseEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { ButtonLink } from '@backstage/ui';
import { irsaTranslationRef } from '../../translation';

/** Leads to the component that a finding is about; absent where none claims it. */
export const OpenComponent = ({
  entityRefs,
}: {
  entityRefs: readonly string[];
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const entityLink = useEntityRefLink();
  const [first] = entityRefs;
  return first ? (
    <ButtonLink href={entityLink(first)} variant="primary">
      {t('findings.openComponent', { name: parseEntityRef(first).name })}
    </ButtonLink>
  ) : null;
};
