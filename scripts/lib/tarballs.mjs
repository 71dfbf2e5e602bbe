import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findChromium, missingChromium } from './chromium.mjs';
import { runCommand } from './command.mjs';
import { yarnEnvironment } from './environment.mjs';
import { Failure } from './failure.mjs';
import { committedYarn } from './install.mjs';
import { npmCommand, withNpmSettings } from './npm.mjs';
import { fromRoot, root } from './paths.mjs';
import { logFile, prepare } from './preparation.mjs';
import { readManifests, workspaceClosure } from './workspaces.mjs';

/** The release of create-app that goes with Backstage 1.55. */
const CREATE_APP = '@backstage/create-app@0.9.2';
const FRONTEND = 'backstage-plugin-irsa';
const BACKEND = 'backstage-plugin-irsa-backend';
const START = 'backend.start();';

const readJson = file => JSON.parse(fs.readFileSync(file, 'utf8'));
const writeJson = (file, value) =>
  fs.writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);

/** Changes a JSON file in place. */
function edit(file, change) {
  const value = readJson(file);
  change(value);
  writeJson(file, value);
}

/** The two plugins that an operator installs and what they bring along. */
function packedPlugins() {
  const manifests = readManifests(root);
  const directories = new Set(
    [FRONTEND, BACKEND].flatMap(name => workspaceClosure(manifests, name)),
  );
  return manifests.filter(({ directory }) => directories.has(directory));
}

/** Packing rewrites package.json and puts it back at its end; this puts it back when the end was not reached. */
function restoreManifest(plugin) {
  const kept = path.join(plugin, 'package.json-prepack');
  if (fs.existsSync(kept)) {
    fs.renameSync(kept, path.join(plugin, 'package.json'));
  }
}

/** Builds and packs the plugins as they would be published. Answers with the tarball of each package. */
async function packPlugins({ yarn, built, directory }) {
  const tarballs = {};
  if (!built) {
    await yarn(['tsc'], 'Making the type declarations');
  }
  for (const { directory: plugin, manifest } of packedPlugins()) {
    const cwd = fromRoot(plugin);
    if (!built) {
      await yarn(['build'], `Building ${manifest.name}`, cwd);
    }
    const tarball = path.join(directory, `${manifest.name}.tgz`);
    try {
      await yarn(['pack', '--out', tarball], `Packing ${manifest.name}`, cwd);
    } finally {
      restoreManifest(cwd);
    }
    tarballs[manifest.name] = tarball;
  }
  return tarballs;
}

/** A portal as create-app makes it, in which nothing is installed yet. */
async function createPortal({ processes, node, yarnProgram, env, portal }) {
  // create-app wants a program named yarn, and there is none on a machine that has only npm.
  const programs = path.join(path.dirname(portal), 'bin');
  fs.mkdirSync(programs);
  fs.writeFileSync(
    path.join(programs, 'yarn'),
    `#!/bin/sh\nexec "${node.binary}" "${yarnProgram}" "$@"\n`,
    { mode: 0o755 },
  );
  const [npm, ...npmArguments] = npmCommand();
  await processes.run(
    npm,
    [
      ...npmArguments,
      'exec',
      '--yes',
      `--package=${CREATE_APP}`,
      '--',
      'backstage-create-app',
      '--skip-install',
      '--path',
      portal,
    ],
    {
      cwd: path.dirname(portal),
      env: {
        ...env,
        PATH: [programs, env.PATH].join(path.delimiter),
        BACKSTAGE_APP_NAME: 'portal',
      },
      log: logFile('create-app'),
      registry: true,
      doing: 'Creating the portal',
    },
  );
}

/** What the README's lines do in an existing portal, with the tarballs in place of the published packages. */
function addPlugins({ portal, tarballs }) {
  const addDependency = (workspace, name) =>
    edit(path.join(portal, 'packages', workspace, 'package.json'), manifest => {
      manifest.dependencies[name] = `file:${tarballs[name]}`;
    });
  addDependency('app', FRONTEND);
  addDependency('backend', BACKEND);
  const index = path.join(portal, 'packages', 'backend', 'src', 'index.ts');
  const source = fs.readFileSync(index, 'utf8');
  if (!source.includes(START)) {
    throw new Failure(`${CREATE_APP} no longer writes ${START}`, {
      remedy:
        'Change scripts/lib/tarballs.mjs and the README to what it writes.',
    });
  }
  fs.writeFileSync(
    index,
    source.replace(START, `backend.add(import('${BACKEND}'));\n${START}`),
  );
}

/**
 * What only this check needs: the packages that the plugins depend on come from tarballs too, as nothing is published; the pins of this
 * repository hold, because without install scripts there is no other way to a working SQLite; and everything of Backstage is of the
 * release, with the lockfile of this repository for the rest, as what is published later need not fit the release.
 */
function pinVersions({ portal, tarballs }) {
  fs.copyFileSync(fromRoot('yarn.lock'), path.join(portal, 'yarn.lock'));
  for (const workspace of ['app', 'backend']) {
    edit(path.join(portal, 'packages', workspace, 'package.json'), manifest => {
      for (const kind of ['dependencies', 'devDependencies']) {
        for (const [name, range] of Object.entries(manifest[kind] ?? {})) {
          if (name.startsWith('@backstage/')) {
            manifest[kind][name] = range.replace(/^\^/, '');
          }
        }
      }
    });
  }
  const { resolutions } = readJson(fromRoot('package.json'));
  edit(path.join(portal, 'package.json'), manifest => {
    manifest.resolutions = {
      ...manifest.resolutions,
      ...resolutions,
      ...Object.fromEntries(
        Object.entries(tarballs).map(([name, file]) => [name, `file:${file}`]),
      ),
    };
  });
}

/** The configuration of the check: the demo's catalog and accounts in the portal that create-app made. */
function writeConfig({ portal }) {
  const file = path.join(portal, 'app-config.check.yaml');
  // JSON is YAML.
  writeJson(file, {
    app: { baseUrl: 'http://localhost:7007' },
    backend: {
      listen: { host: '127.0.0.1', port: 7007 },
      csp: { 'upgrade-insecure-requests': false },
      database: { client: 'better-sqlite3', connection: { directory: '.' } },
    },
    catalog: {
      rules: [
        {
          allow: [
            'Group',
            'User',
            'Component',
            'System',
            'Domain',
            'Resource',
            'API',
            'Location',
          ],
        },
      ],
      locations: [
        { type: 'file', target: fromRoot('examples', 'catalog', 'all.yaml') },
      ],
    },
  });
  return [path.join(portal, 'app-config.yaml'), file];
}

async function checkTarballs(context, { built, keep }) {
  const { processes, report, atEnd } = context;
  const prepared = await prepare(context, { app: false });
  const { node } = prepared;
  const chromium = findChromium(prepared.env);
  if (!chromium) {
    const { name, reason, remedy } = missingChromium(prepared.env);
    throw new Failure(`${name} is missing: ${reason}.`, {
      remedy: `How to get it: ${remedy}.`,
    });
  }
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'irsa-packed-'));
  if (!keep) {
    atEnd(() => fs.rmSync(directory, { recursive: true, force: true }));
  }
  const portal = path.join(directory, 'portal');
  const env = {
    ...yarnEnvironment(await withNpmSettings(prepared.env)),
    YARN_ENABLE_SCRIPTS: '0',
    YARN_NPM_MINIMAL_AGE_GATE: '0',
    YARN_ENABLE_IMMUTABLE_INSTALLS: '0',
    // app-config.yaml of create-app puts it into the GitHub integration, which nothing here calls.
    GITHUB_TOKEN: 'none',
  };
  const yarnProgram = committedYarn();
  const yarn = (commandArguments, doing, cwd = root) =>
    processes.run(node.binary, [yarnProgram, ...commandArguments], {
      cwd,
      env,
      registry: true,
      log: logFile('packed'),
      doing,
    });

  const tarballs = await report.step('Packing the plugins', () =>
    packPlugins({ yarn, built, directory }),
  );
  await report.step(`Creating a portal with ${CREATE_APP}`, () =>
    createPortal({ processes, node, yarnProgram, env, portal }),
  );
  addPlugins({ portal, tarballs });
  pinVersions({ portal, tarballs });
  const configPaths = writeConfig({ portal });
  await report.step('Installing the packages of the portal', () =>
    yarn(['install'], 'Installing the packages of the portal', portal),
  );
  await report.step('Building its app', () =>
    yarn(['workspace', 'app', 'build'], 'Building its app', portal),
  );
  report.line(`Opening the tab there (${chromium})`);
  const { code } = await processes.run(
    node.binary,
    ['--test', fromRoot('e2e', 'packed.check.mjs')],
    {
      cwd: root,
      env: {
        ...env,
        TMPDIR: directory,
        CHROMIUM_PATH: chromium,
        PACKED_PORTAL: portal,
        PACKED_PORTAL_CONFIG: JSON.stringify(configPaths),
      },
      show: true,
      mayFail: true,
    },
  );
  if (code !== 0) {
    throw new Failure('The packed plugins do not work in a fresh portal.', {
      remedy: keep
        ? `Look at it in ${portal}.`
        : 'Run `node scripts/tarballs.mjs --keep` to look at it.',
    });
  }
  report.line('The packed plugins work in a fresh portal');
}

/** Packs the plugins and tries them in a portal fresh from create-app. */
export async function main(argv) {
  await runCommand(async context => {
    const unknown = argv.filter(
      argument => argument !== '--built' && argument !== '--keep',
    );
    if (unknown.length > 0) {
      throw new Failure(
        `scripts/tarballs.mjs does not know ${unknown.join(' ')}.`,
        {
          remedy:
            'It takes --built (everything is built already) and --keep (leave the portal there).',
        },
      );
    }
    await checkTarballs(context, {
      built: argv.includes('--built'),
      keep: argv.includes('--keep'),
    });
  });
}
