import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, Skeleton, VisuallyHidden } from '@backstage/ui';
import type { SourceProblem } from 'backstage-plugin-irsa-common';
import { ReactNode } from 'react';
import type { Loaded } from '../../hooks/useLoaded';
import { irsaTranslationRef } from '../../translation';
import { Frame } from '../frame/Frame';
import styles from './IdentityCard.module.css';

const HEIGHT = 150;

/** What the card shows, in every state that its answer can be in; nothing where there is nothing to say or to see. */
export const LoadedCard = <T extends { readonly setup?: SourceProblem }>({
  loaded: { data, failure },
  name,
  children,
}: {
  loaded: Loaded<T>;
  /** Name of the entity. */
  name: string;
  children: (data: T) => ReactNode;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);

  if (
    data?.setup ||
    failure?.kind === 'not-permitted' ||
    failure?.kind === 'not-found' ||
    failure?.kind === 'no-backend'
  ) {
    return null;
  }
  const content = () => {
    if (data) {
      return children(data);
    }
    return failure ? (
      <p className={styles.sentence} role="status">
        {t('failed.title', { name })}
      </p>
    ) : (
      <div aria-busy="true">
        <VisuallyHidden role="status">
          {t('loading.label', { name })}
        </VisuallyHidden>
        <Skeleton height={HEIGHT} width="100%" />
      </div>
    );
  };

  return (
    <Frame isCard>
      <Card>
        <CardBody>{content()}</CardBody>
      </Card>
    </Frame>
  );
};
