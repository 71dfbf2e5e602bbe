import { PluginHeaderActionBlueprint } from '@backstage/frontend-plugin-api';

/** A button on the header of every page of the plugin. */
export const pasteErrorAction = PluginHeaderActionBlueprint.make({
  name: 'paste-error',
  params: {
    loader: () =>
      import('../components/pasteError').then(({ PasteErrorButton }) => (
        <PasteErrorButton />
      )),
  },
});
