import fs from 'node:fs';
import { yarnEnvironment } from './environment.mjs';
import { diskFull, notWritable, Failure } from './failure.mjs';
import { withNpmSettings } from './npm.mjs';
import { fromRoot, root } from './paths.mjs';
import { hashTexts, readStamp, writeStamp } from './stamps.mjs';
import { readManifests } from './workspaces.mjs';

// Inside node_modules, so that removing that folder removes what is said about it.
const STAMP = fromRoot('node_modules', '.install-stamp');
const NEEDED_BYTES = 2.5e9;

const DEPENDENCY_FIELDS = [
  'name',
  'workspaces',
  'dependencies',
  'devDependencies',
  'peerDependencies',
  'peerDependenciesMeta',
  'optionalDependencies',
  'dependenciesMeta',
  'resolutions',
  'bin',
  'packageManager',
];

/** What an install depends on, as one hash. Scripts and versions of our own packages are no part of it. */
export function installStamp({
  lockfile,
  settings,
  manifests,
  platform,
  arch,
}) {
  const fields = manifests.map(({ directory, manifest }) => [
    directory,
    DEPENDENCY_FIELDS.map(field => manifest[field] ?? null),
  ]);
  return hashTexts([
    lockfile,
    settings,
    JSON.stringify(fields),
    `${platform}-${arch}`,
  ]);
}

export function currentInstallStamp() {
  return installStamp({
    lockfile: fs.readFileSync(fromRoot('yarn.lock'), 'utf8'),
    settings: fs.readFileSync(fromRoot('.yarnrc.yml'), 'utf8'),
    manifests: readManifests(root),
    platform: process.platform,
    arch: process.arch,
  });
}

/** The Yarn that is committed with the repository. */
export function committedYarn() {
  const match = /^yarnPath:\s*(\S+)/m.exec(
    fs.readFileSync(fromRoot('.yarnrc.yml'), 'utf8'),
  );
  if (!match || !fs.existsSync(fromRoot(match[1]))) {
    throw new Failure('The committed Yarn is missing.', {
      remedy: 'Restore it with `git checkout -- .yarnrc.yml .yarn`.',
    });
  }
  return fromRoot(match[1]);
}

/** Fails before anything is begun when this checkout cannot hold the packages. */
export function checkRoom() {
  try {
    fs.accessSync(root, fs.constants.W_OK);
  } catch {
    throw notWritable(root);
  }
  const { bavail, bsize } = fs.statfsSync(root);
  const isInstalled = fs.existsSync(fromRoot('node_modules'));
  if (!isInstalled && bavail * bsize < NEEDED_BYTES) {
    throw diskFull();
  }
}

/** Installs the packages when something that they depend on has changed since the last time. */
export async function ensureInstalled({ processes, report, node, env, log }) {
  const stamp = currentInstallStamp();
  if (readStamp(STAMP) === stamp) {
    return;
  }
  const yarn = committedYarn();
  await report.step(
    'Installing packages (the first time takes one to three minutes)',
    async () => {
      fs.rmSync(STAMP, { force: true });
      await processes.run(node.binary, [yarn, 'install', '--immutable'], {
        cwd: root,
        env: yarnEnvironment(await withNpmSettings(env)),
        log,
        registry: true,
        doing: 'Installing packages',
      });
      writeStamp(STAMP, stamp);
    },
  );
}
