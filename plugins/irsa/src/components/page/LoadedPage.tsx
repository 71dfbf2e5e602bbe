import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ReactNode } from 'react';
import type { Loaded } from '../../hooks/useLoaded';
import { irsaTranslationRef } from '../../translation';
import { endsPage, FailureState } from './FailureState';
import { PageSkeleton } from './PageSkeleton';

/** What a page shows of something that is loaded, in every state that it can be in. */
export const LoadedPage = <T,>({
  loaded,
  what,
  children,
}: {
  loaded: Loaded<T> & { readonly retry: () => void };
  /** What is loaded, as it stands in "Could not load …". */
  what: string;
  children: (data: T) => ReactNode;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { data, failure, loadedAt, retry } = loaded;
  return (
    <>
      {failure && (
        <FailureState
          failure={failure}
          loadedAt={loadedAt}
          onRetry={retry}
          what={what}
        />
      )}
      {data !== undefined && !endsPage(failure) && children(data)}
      {data === undefined && !failure && (
        <PageSkeleton label={t('page.loading', { what })} />
      )}
    </>
  );
};
