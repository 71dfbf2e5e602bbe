// Writes the demo estate: `node scripts/fleet/generate.mjs [--check] [--out <directory>] [--day <day>]`.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { estateFiles } from './estate.mjs';
import { compareFiles, writeFiles } from './files.mjs';
import { ESTATE_DAY, moveTimes } from './moveTimes.mjs';

const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));

function readOptions() {
  try {
    return parseArgs({
      options: {
        check: { type: 'boolean', default: false },
        out: { type: 'string', default: EXAMPLES },
        // Writes the estate as if it were of that day.
        day: { type: 'string', default: ESTATE_DAY },
      },
    }).values;
  } catch (error) {
    throw new Error(
      `${error.message} Usage: node scripts/fleet/generate.mjs [--check] [--out <directory>] [--day <day>]`,
    );
  }
}

async function main() {
  const options = readOptions();
  const directory = resolve(options.out);
  if (Number.isNaN(Date.parse(options.day))) {
    throw new Error(
      `--day is '${options.day}', which is no day such as ${ESTATE_DAY}.`,
    );
  }
  const files = new Map(
    [...estateFiles()].map(([path, text]) => [
      path,
      moveTimes(text, ESTATE_DAY, options.day),
    ]),
  );
  if (!options.check) {
    const written = await writeFiles(directory, files);
    console.log(
      `${directory}: ${files.size} files, ${written.length} of them changed.`,
    );
    return;
  }
  const differences = await compareFiles(directory, files);
  for (const { path, what } of differences) {
    console.error(`${path} ${what}.`);
  }
  if (differences.length) {
    throw new Error(
      `${differences.length} files in ${directory} are not what the generator writes. Run "node scripts/fleet/generate.mjs" and commit the result.`,
    );
  }
  console.log(`${directory}: ${files.size} files, none differs.`);
}

main().catch(error => {
  console.error(error.message);
  process.exitCode = 1;
});
