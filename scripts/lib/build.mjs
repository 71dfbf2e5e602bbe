import fs from 'node:fs';
import path from 'node:path';
import { fromRoot, root } from './paths.mjs';
import { hashTexts, hashTree, readStamp, writeStamp } from './stamps.mjs';
import { currentInstallStamp } from './install.mjs';
import { readManifests, workspaceClosure } from './workspaces.mjs';

/** What the built app depends on: the sources of the app and of every workspace in it, and the installed packages. */
export function currentBuildStamp(app = 'app') {
  const manifests = readManifests(root);
  const sources = workspaceClosure(manifests, app).map(
    directory => `${directory}=${hashTree(fromRoot(directory))}`,
  );
  // The build reads from the configuration which plugins are part of the app.
  const config = fs.readFileSync(fromRoot('app-config.yaml'), 'utf8');
  return hashTexts([...sources, config, currentInstallStamp()]);
}

/** Builds an app of this repository when its sources have changed since the last time. */
export async function ensureAppBuilt(context) {
  const { processes, report, node, env, log, app = 'app' } = context;
  const directory = fromRoot('packages', app);
  // Inside the output, so that a build by other means removes what is said about it.
  const stampFile = path.join(directory, 'dist', '.build-stamp');
  const stamp = currentBuildStamp(app);
  if (
    readStamp(stampFile) === stamp &&
    fs.existsSync(path.join(directory, 'dist', 'index.html'))
  ) {
    return;
  }
  const doing =
    app === 'app'
      ? 'Building the app'
      : 'Building the app on the old frontend system';
  await report.step(doing, async () => {
    fs.rmSync(stampFile, { force: true });
    await processes.run(
      node.binary,
      [
        fromRoot('node_modules', '@backstage', 'cli', 'bin', 'backstage-cli'),
        'package',
        'build',
      ],
      { cwd: directory, env, log, doing },
    );
    writeStamp(stampFile, stamp);
  });
}
