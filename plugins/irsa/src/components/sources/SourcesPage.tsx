import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useSources } from '../../hooks/useSources';
import { irsaTranslationRef } from '../../translation';
import { Frame } from '../frame/Frame';
import { LoadedPage } from '../page/LoadedPage';
import { FirstRun } from '../states/FirstRun';
import { Sources } from './Sources';

/** The page of the sources: what was read, what was not and what that needs. */
export const SourcesPage = () => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const loaded = useSources();
  return (
    <Frame isPage>
      <LoadedPage loaded={loaded} what={t('sources.what')}>
        {({ sources, setup }) =>
          sources.length === 0 && setup ? (
            <FirstRun setup={setup} />
          ) : (
            <Sources onRefreshed={loaded.retry} sources={sources} />
          )
        }
      </LoadedPage>
    </Frame>
  );
};
