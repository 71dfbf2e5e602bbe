import fs from 'node:fs';
import path from 'node:path';
import prettier from 'prettier';
import { runCommand } from '../../lib/command.mjs';
import { Failure } from '../../lib/failure.mjs';
import { fromRoot } from '../../lib/paths.mjs';
import { importChecks } from './bundle.mjs';
import { errorsPage } from './errorsPage.mjs';
import { checkPage, indexPage, terraformPage, unreadPage } from './page.mjs';

const directory = fromRoot('docs');
const ERRORS = 'errors.md';

/** Every page by its path under docs, as the checks and the messages have it now. */
export async function renderPages() {
  const {
    errorEntries,
    irsaChecks,
    notDetectedChecks,
    plural,
    SEVERITIES,
    terraformChecks,
    UNREAD_CHECK_ID,
    UNREAD_TITLE,
  } = await importChecks();
  const pages = new Map([
    ...irsaChecks.map(check => [
      `checks/${check.id}.md`,
      checkPage(check, plural),
    ]),
    ...terraformChecks.map(check => [
      `checks/${check.id}.md`,
      terraformPage(check),
    ]),
    [`checks/${UNREAD_CHECK_ID}.md`, unreadPage(UNREAD_CHECK_ID, UNREAD_TITLE)],
    [
      ERRORS,
      errorsPage({
        entries: errorEntries,
        detected: new Set([UNREAD_CHECK_ID, ...irsaChecks.map(({ id }) => id)]),
      }),
    ],
    [
      'checks/README.md',
      indexPage({
        checks: irsaChecks,
        terraform: terraformChecks,
        errors: errorEntries,
        notDetected: notDetectedChecks,
        unread: { id: UNREAD_CHECK_ID, title: UNREAD_TITLE },
        severities: SEVERITIES,
      }),
    ],
  ]);
  const options = await prettier.resolveConfig(path.join(directory, 'x.md'));
  return new Map(
    [...pages].map(([name, text]) => [
      name,
      prettier.format(`${text}\n`, { ...options, parser: 'markdown' }),
    ]),
  );
}

function* presentPages() {
  const checks = path.join(directory, 'checks');
  for (const name of fs.existsSync(checks) ? fs.readdirSync(checks) : []) {
    yield `checks/${name}`;
  }
  if (fs.existsSync(path.join(directory, ERRORS))) {
    yield ERRORS;
  }
}

/** Paths of pages that are not as they should be, missing ones and those of checks that are gone included. */
export function outdatedPages(pages) {
  const present = [...presentPages()];
  return [
    ...[...pages].flatMap(([name, text]) =>
      present.includes(name) &&
      fs.readFileSync(path.join(directory, name), 'utf8') === text
        ? []
        : [name],
    ),
    ...present.filter(name => !pages.has(name)),
  ];
}

export async function main(argv) {
  await runCommand(async () => {
    if (argv.length > 1 || (argv.length === 1 && argv[0] !== '--check')) {
      throw new Failure('yarn docs:checks knows one word: --check.', {
        remedy: 'Run `yarn docs:checks` to write the pages.',
      });
    }
    const pages = await renderPages();
    const outdated = outdatedPages(pages);
    if (argv.length === 1) {
      if (outdated.length > 0) {
        throw new Failure(
          `These pages under docs are not what the checks say: ${outdated.join(
            ', ',
          )}.`,
          { remedy: 'Run `yarn docs:checks` and commit the result.' },
        );
      }
      return;
    }
    fs.mkdirSync(path.join(directory, 'checks'), { recursive: true });
    for (const name of outdated) {
      const file = path.join(directory, name);
      if (pages.has(name)) {
        fs.writeFileSync(file, pages.get(name));
      } else {
        fs.rmSync(file);
      }
    }
  });
}
