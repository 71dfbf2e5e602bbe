import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ReactNode } from 'react';
import type { Loaded } from '../../hooks/useLoaded';
import { irsaTranslationRef } from '../../translation';
import { Frame } from '../frame/Frame';
import { EntityNotFound } from '../states/EntityNotFound';
import { LoadFailed } from '../states/LoadFailed';
import { NotPermitted } from '../states/NotPermitted';

/** What the tab of an entity shows, in every state that its answer can be in. */
export const LoadedTab = <T,>({
  loaded: { data, failure, loadedAt, retry },
  name,
  loading,
  children,
}: {
  loaded: Loaded<T> & { readonly retry: () => void };
  /** Name of the entity. */
  name: string;
  /** What stands there before anything was answered. */
  loading: ReactNode;
  children: (data: T) => ReactNode;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);

  const content = () => {
    if (failure?.kind === 'not-permitted') {
      return <NotPermitted name={name} />;
    }
    if (failure?.kind === 'not-found') {
      return <EntityNotFound name={name} />;
    }
    return (
      <>
        {failure && (
          <LoadFailed
            failure={failure}
            loadedAt={loadedAt}
            onRetry={retry}
            title={t('failed.title', { name })}
          />
        )}
        {data !== undefined && children(data)}
        {data === undefined && !failure && loading}
      </>
    );
  };

  return <Frame>{content()}</Frame>;
};
