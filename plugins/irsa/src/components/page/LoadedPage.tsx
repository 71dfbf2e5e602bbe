import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiLockLine, RiQuestionLine } from '@remixicon/react';
import { irsaReportReadPermission } from 'backstage-plugin-irsa-common';
import { ReactNode } from 'react';
import type { Loaded } from '../../hooks/useLoaded';
import { irsaTranslationRef } from '../../translation';
import { LoadFailed } from '../states/LoadFailed';
import { StateCard } from '../states/StateCard';
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
  if (failure?.kind === 'not-permitted') {
    return (
      <StateCard
        icon={RiLockLine}
        mark={t('notPermitted.mark')}
        title={t('page.notPermitted', { what })}
      >
        <div role="status">
          {t('page.needsPermission', {
            permission: <code>{irsaReportReadPermission.name}</code>,
          })}
        </div>
      </StateCard>
    );
  }
  if (failure?.kind === 'not-found') {
    return (
      <StateCard
        icon={RiQuestionLine}
        mark={t('notFound.mark')}
        title={t('page.notFound', { what })}
      >
        <div role="status">{t('page.notFoundText')}</div>
      </StateCard>
    );
  }
  return (
    <>
      {failure && (
        <LoadFailed
          failure={failure}
          loadedAt={loadedAt}
          onRetry={retry}
          title={t('page.failed', { what })}
        />
      )}
      {data !== undefined && children(data)}
      {data === undefined && !failure && (
        <PageSkeleton label={t('page.loading', { what })} />
      )}
    </>
  );
};
