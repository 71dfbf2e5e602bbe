import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureAppBuilt } from './build.mjs';
import { findChromium, missingChromium } from './chromium.mjs';
import { runCommand } from './command.mjs';
import {
  add,
  countJest,
  countNodeTest,
  exitCodeFor,
  nothing,
  summaryLine,
} from './counts.mjs';
import { Failure } from './failure.mjs';
import {
  provideCdk,
  provideKubectl,
  providePythonTools,
  provideTerraform,
} from './iac-tools.mjs';
import {
  findKubeApiServer,
  missingKubeApiServer,
  provideKubeApiServer,
} from './kube-apiserver.mjs';
import {
  ensureMoto,
  findPython,
  missingMoto,
  MOTO_VARIABLE,
  startMoto,
} from './moto.mjs';
import { isRunByYarn, runBackstage } from './passthrough.mjs';
import { fromRoot, root } from './paths.mjs';
import {
  findPostgres,
  givenPostgres,
  missingPostgres,
  startPostgres,
} from './postgres.mjs';
import { logFile, prepare } from './preparation.mjs';
import { listFiles } from './stamps.mjs';

const PARTS = ['unit', 'scripts', 'browser'];
const REPORTER = new URL('count-reporter.mjs', import.meta.url).href;

function parseArguments(argv) {
  const usage = { remedy: `It takes --only with one of ${PARTS.join(', ')}.` };
  if (argv.length === 0) {
    return PARTS;
  }
  const [flag, part] = argv.length === 1 ? argv[0].split('=') : argv;
  if (flag !== '--only' || argv.length > 2) {
    throw new Failure(`npm test does not know ${argv.join(' ')}.`, usage);
  }
  if (!PARTS.includes(part)) {
    throw new Failure(`There is no part of the tests named ${part}.`, usage);
  }
  return [part];
}

/** A part of the machine that is missing: a failure where all must run (CI), else skipped and named. */
function countMissing({ name, reason, remedy }, { report, env, missing }) {
  missing.push(`${name} is missing: ${reason}. How to get it: ${remedy}.`);
  report.line(missing.at(-1));
  return isCi(env) ? { ...nothing, failed: 1 } : { ...nothing, skipped: 1 };
}

const isCi = env => Boolean(env.CI) && env.CI !== 'false' && env.CI !== '0';

const testFiles = directory =>
  fs.existsSync(fromRoot(directory))
    ? listFiles(fromRoot(directory))
        .filter(file => file.endsWith('.test.mjs'))
        .map(file => fromRoot(directory, file))
    : [];

function readLines(file) {
  return fs.existsSync(file)
    ? fs.readFileSync(file, 'utf8').split('\n').filter(Boolean)
    : [];
}

/** PostgreSQL for the tests: what a variable names, or one that is started; nothing where there is none. */
async function providePostgres({ processes, report, env, atEnd }) {
  if (givenPostgres(env)) {
    return {};
  }
  const binDirectory = findPostgres(env);
  if (!binDirectory) {
    return { missing: missingPostgres };
  }
  const log = logFile('postgres');
  return report.step('Starting PostgreSQL', () =>
    startPostgres({ processes, env, log, atEnd, binDirectory }),
  );
}

/** moto for the tests, in the same way. */
async function provideMoto({ processes, report, env }) {
  if (env[MOTO_VARIABLE]) {
    return {};
  }
  const python = await findPython(env);
  if (!python) {
    return { missing: missingMoto };
  }
  const missing = await ensureMoto({
    processes,
    report,
    env,
    log: logFile('moto-install'),
    python,
  });
  if (missing) {
    return { missing };
  }
  return report.step('Starting moto', () =>
    startMoto({ processes, env, log: logFile('moto') }),
  );
}

/** kube-apiserver and etcd for the tests, which start them themselves: a folder that a variable names, or one that is built. */
async function provideKubernetes({ processes, report, env }) {
  const found = findKubeApiServer(env);
  const provided = found
    ? { directory: found }
    : await provideKubeApiServer({
        processes,
        report,
        env,
        log: logFile('kube-apiserver'),
      });
  return provided.directory
    ? { variables: { KUBEBUILDER_ASSETS: provided.directory } }
    : { missing: missingKubeApiServer(provided.reason) };
}

/**
 * Starts servers for the tests, each of them once, however many parts of the tests use it.
 *
 * @returns the variables that tell of them, and a count of those that are missing for the first time.
 */
async function provideServers(providers, context) {
  const { servers } = context;
  let variables = {};
  let counts = nothing;
  for (const provide of providers) {
    if (!servers.has(provide)) {
      servers.set(provide, await provide(context));
      const { missing } = servers.get(provide);
      if (missing) {
        counts = add(counts, countMissing(missing, context));
      }
    }
    variables = { ...variables, ...servers.get(provide).variables };
  }
  return { variables, counts };
}

async function runUnitTests(context) {
  const { processes, report, node, env, scratch } = context;
  const { variables, counts } = await provideServers(
    [
      providePostgres,
      provideMoto,
      provideKubernetes,
      provideKubectl,
      provideTerraform,
      providePythonTools,
      provideCdk,
    ],
    context,
  );
  const output = path.join(scratch, 'jest.json');
  report.line('Unit and integration tests (Jest)');
  const { code } = await processes.run(
    node.binary,
    [
      fromRoot('node_modules', '@backstage', 'cli', 'bin', 'backstage-cli'),
      'repo',
      'test',
      '--maxWorkers=2',
      // A test is about what happens and not about how fast a busy machine is.
      '--testTimeout=60000',
      '--json',
      `--outputFile=${output}`,
    ],
    {
      cwd: root,
      // Without CI, Jest would watch the files and wait for keys.
      env: {
        ...env,
        ...variables,
        CI: 'true',
        BACKSTAGE_TEST_DISABLE_DOCKER: '1',
      },
      show: true,
      mayFail: true,
    },
  );
  const result = fs.existsSync(output)
    ? JSON.parse(fs.readFileSync(output, 'utf8'))
    : undefined;
  return add(counts, countJest(result, code));
}

async function runNodeTests(context, files, name, variables = {}) {
  const { processes, node, env, scratch } = context;
  const output = path.join(scratch, `${name}.jsonl`);
  const { code } = await processes.run(
    node.binary,
    [
      '--test',
      // Each browser test has a portal of its own; two at a time would only slow each other down.
      '--test-concurrency=1',
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      `--test-reporter=${REPORTER}`,
      `--test-reporter-destination=${output}`,
      ...files,
    ],
    {
      cwd: root,
      // What tests put there goes with it, even when they are interrupted.
      env: { ...env, ...variables, TMPDIR: scratch },
      show: true,
      mayFail: true,
    },
  );
  return countNodeTest(readLines(output), code, files);
}

async function runScriptTests(context) {
  const files = testFiles('scripts');
  const { variables, counts } = await provideServers(
    [providePostgres],
    context,
  );
  context.report.line('Tests of the scripts (node --test)');
  return add(counts, await runNodeTests(context, files, 'scripts', variables));
}

async function runBrowserTests(context) {
  const { report, env } = context;
  const files = testFiles('e2e');
  const chromium = findChromium(env);
  if (!chromium) {
    return countMissing(missingChromium(env), context);
  }
  await ensureAppBuilt({ ...context, log: logFile('build') });
  await ensureAppBuilt({
    ...context,
    log: logFile('build-legacy'),
    app: 'app-legacy',
  });
  const { variables, counts } = await provideServers(
    [provideMoto, provideKubernetes, provideKubectl, providePythonTools],
    context,
  );
  report.line(`Browser tests (${chromium})`);
  return add(
    counts,
    await runNodeTests(context, files, 'browser', {
      ...variables,
      CHROMIUM_PATH: chromium,
    }),
  );
}

const RUNNERS = {
  unit: runUnitTests,
  scripts: runScriptTests,
  browser: runBrowserTests,
};

/** Runs one part; when its runner cannot run, that is one failure more and the other parts still run. */
async function runPart(part, context) {
  try {
    return await RUNNERS[part](context);
  } catch (error) {
    const lines = error instanceof Failure ? error.lines : [error.stack];
    lines.forEach(line => process.stderr.write(`${line}\n`));
    return { ...nothing, failed: 1 };
  }
}

async function runTests(context, parts) {
  const { report, atEnd, throwIfEnding } = context;
  const { node, env } = await prepare(context, { app: false });
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'irsa-tests-'));
  atEnd(() => fs.rmSync(scratch, { recursive: true, force: true }));
  const missing = [];
  const servers = new Map();
  let total = nothing;
  for (const part of parts) {
    const counts = await runPart(part, {
      ...context,
      node,
      env,
      scratch,
      missing,
      servers,
    });
    throwIfEnding();
    report.line(`${part}: ${summaryLine(counts)}`);
    total = add(total, counts);
  }
  missing.forEach(line => process.stdout.write(`${line}\n`));
  process.stdout.write(`${summaryLine(total)}\n`);
  return exitCodeFor(total);
}

export async function main(argv) {
  if (isRunByYarn(process.env)) {
    await runBackstage(['repo', 'test', ...argv]);
    return;
  }
  await runCommand(context => runTests(context, parseArguments(argv)));
}
