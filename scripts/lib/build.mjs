import fs from 'node:fs';
import { fromRoot, root } from './paths.mjs';
import { hashTexts, hashTree, readStamp, writeStamp } from './stamps.mjs';
import { currentInstallStamp } from './install.mjs';
import { readManifests, workspaceClosure } from './workspaces.mjs';

const APP = fromRoot('packages', 'app');
// Inside the output, so that a build by other means removes what is said about it.
const STAMP = fromRoot('packages', 'app', 'dist', '.build-stamp');

/** What the built app depends on: the sources of the app and of every workspace in it, and the installed packages. */
export function currentBuildStamp() {
  const manifests = readManifests(root);
  const sources = workspaceClosure(manifests, 'app').map(
    directory => `${directory}=${hashTree(fromRoot(directory))}`,
  );
  // The build reads from the configuration which plugins are part of the app.
  const config = fs.readFileSync(fromRoot('app-config.yaml'), 'utf8');
  return hashTexts([...sources, config, currentInstallStamp()]);
}

/** Builds the app when its sources have changed since the last time. */
export async function ensureAppBuilt({ processes, report, node, env, log }) {
  const stamp = currentBuildStamp();
  if (
    readStamp(STAMP) === stamp &&
    fs.existsSync(fromRoot('packages', 'app', 'dist', 'index.html'))
  ) {
    return;
  }
  await report.step('Building the app', async () => {
    fs.rmSync(STAMP, { force: true });
    await processes.run(
      node.binary,
      [
        fromRoot('node_modules', '@backstage', 'cli', 'bin', 'backstage-cli'),
        'package',
        'build',
      ],
      { cwd: APP, env, log, doing: 'Building the app' },
    );
    writeStamp(STAMP, stamp);
  });
}
