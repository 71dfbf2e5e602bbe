import fs from 'node:fs';
import prettier from 'prettier';
import { runCommand } from '../../lib/command.mjs';
import { Failure } from '../../lib/failure.mjs';
import { fromRoot } from '../../lib/paths.mjs';
import { importTrust } from './bundle.mjs';
import { parts } from './parts.mjs';
import { readResults } from './results.mjs';

export const page = fromRoot('docs', 'trust-semantics.md');
const testdata = fromRoot('plugins', 'irsa-common', 'testdata');
const messagesFile = `${testdata}/messages.json`;

const read = file => JSON.parse(fs.readFileSync(file, 'utf8'));

/** Keeps a text in one cell of a table. */
const cell = text => text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
const code = text => `\`${cell(text).replaceAll('`', "'")}\``;

function table(head, rows) {
  return [
    `| ${head.join(' | ')} |`,
    `| ${head.map(() => '---').join(' | ')} |`,
    ...rows.map(row => `| ${row.join(' | ')} |`),
  ].join('\n');
}

function reasonsSection({ trustReasonCodes }) {
  return table(
    ['Code', 'Given when'],
    Object.entries(trustReasonCodes).map(([name, text]) => [
      code(name),
      cell(text),
    ]),
  );
}

function readVectors() {
  return fs
    .readdirSync(`${testdata}/vectors`)
    .sort()
    .map(file => ({ file, ...read(`${testdata}/vectors/${file}`) }));
}

const sourceName = ({ page: address }) =>
  address
    .replace('https://docs.aws.amazon.com/IAM/latest/UserGuide/', '')
    .replace(/^https:\/\//, '')
    .replace(/\.html$/, '');

/** One line for each vector whose answer is unknown or that the nearest peer gets wrong, and one for each file. */
function vectorsSection() {
  const files = readVectors();
  const all = files.flatMap(({ vectors }) => vectors);
  const shared = read(`${testdata}/trust-vectors.json`).vectors.length;
  const count = (vectors, decision) =>
    vectors.filter(vector => vector.expect === decision).length;
  const open = all.filter(vector => vector.expect === 'unknown');
  const peer = all.filter(vector => vector.nearestPeer);
  const rows = vectors =>
    vectors.map(vector => [
      cell(vector.name),
      code(vector.expect),
      cell(vector.why),
      cell(sourceName(vector.source)),
    ]);
  return [
    `${all.length} vectors of our own, and ${shared} from the test suites of others (\`trust-vectors.json\`, each with its source).`,
    table(
      ['File', 'Vectors', 'allow', 'deny', 'unknown'],
      files.map(({ file, vectors }) => [
        code(file),
        vectors.length,
        count(vectors, 'allow'),
        count(vectors, 'deny'),
        count(vectors, 'unknown'),
      ]),
    ),
    'Sources that decide them:',
    [...new Set(all.map(({ source }) => source.page))]
      .sort()
      .map(address => `- <${address}>`)
      .join('\n'),
    '### Cases that stay open',
    table(['Case', 'Answer', 'Why', 'Source'], rows(open)),
    '### Cases in which the nearest tool answers wrongly',
    table(['Case', 'Answer', 'Why', 'Source'], rows(peer)),
  ].join('\n\n');
}

const percent = ({ killed, survived }) =>
  `${((100 * killed) / (killed + survived)).toFixed(1)} %`;

function mutationSection() {
  const { parts: measured, survivors } = readResults();
  const names = Object.keys(parts).filter(name => measured[name]);
  const missing = Object.keys(parts).filter(name => !measured[name]);
  if (names.length === 0) {
    return 'No part has been measured yet.';
  }
  const sum = field =>
    names.reduce((total, name) => total + measured[name][field], 0);
  const total = { killed: sum('killed'), survived: sum('survived') };
  const mentioned = survivors.filter(({ part }) => names.includes(part));
  return [
    `Of ${
      total.killed + total.survived
    } mutants in the parts measured, tests notice ${total.killed} (${percent(
      total,
    )}).${
      missing.length > 0 ? ` Not measured yet: ${missing.join(', ')}.` : ''
    }`,
    table(
      ['Part', 'Files', 'Noticed', 'Not noticed', 'Share', 'Measured'],
      names.map(name => [
        name,
        parts[name].map(code).join(', '),
        measured[name].killed,
        measured[name].survived,
        percent(measured[name]),
        `${measured[name].date}, Node ${measured[name].node}`,
      ]),
    ),
    'Mutants that no test notices:',
    table(
      ['Place', 'Change', 'Why it is left'],
      mentioned.map(({ file, line, was, became, reason }) => [
        `${file}:${line}`,
        `${code(was)} → ${code(became)}`,
        cell(reason || 'not looked into yet'),
      ]),
    ),
  ].join('\n\n');
}

function fill(text, name, content) {
  const begin = `<!-- ${name}: written by yarn docs:trust -->`;
  const end = `<!-- /${name} -->`;
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) {
    throw new Failure(`The page has no place for ${name}.`, {
      remedy: `Put the lines ${begin} and ${end} into ${page}.`,
    });
  }
  return `${text.slice(0, from)}${begin}\n\n${content}\n\n${text.slice(to)}`;
}

async function format(text, filepath) {
  const options = await prettier.resolveConfig(filepath);
  return prettier.format(text, { ...options, filepath });
}

/** The page with its generated parts as they have to be. */
export async function renderPage(text) {
  const trust = await importTrust(['index']);
  const filled = Object.entries({
    reasons: reasonsSection(trust),
    vectors: vectorsSection(),
    mutation: mutationSection(),
  }).reduce((whole, [name, content]) => fill(whole, name, content), text);
  return format(filled, page);
}

/** What the engine says about the vectors, which its tests compare. */
async function renderMessages() {
  const { messagesOf } = await importTrust(['__testUtils__/messages']);
  const messages = messagesOf(readVectors().flatMap(({ vectors }) => vectors));
  return format(JSON.stringify(messages), messagesFile);
}

export async function main(argv) {
  await runCommand(async () => {
    if (argv.length > 1 || (argv.length === 1 && argv[0] !== '--check')) {
      throw new Failure('yarn docs:trust knows one word: --check.', {
        remedy: 'Run `yarn docs:trust` to write the page.',
      });
    }
    const text = fs.readFileSync(page, 'utf8');
    const rendered = await renderPage(text);
    if (argv.length === 0) {
      fs.writeFileSync(page, rendered);
      fs.writeFileSync(messagesFile, await renderMessages());
    } else if (rendered !== text) {
      throw new Failure('docs/trust-semantics.md is not what its data says.', {
        remedy: 'Run `yarn docs:trust` and commit the result.',
      });
    }
  });
}
