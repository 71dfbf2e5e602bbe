import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Failure } from '../../lib/failure.mjs';
import { runCommand } from '../../lib/command.mjs';
import { root } from '../../lib/paths.mjs';
import { SIZES } from './sizes.mjs';
import { writeEstate } from './write.mjs';

const USAGE = {
  remedy: `It takes --size ${Object.keys(SIZES).join(
    ', ',
  )}, --seed <whole number, 1 when not given> and --out <directory>.`,
};

function readOptions(argv) {
  let values;
  try {
    ({ values } = parseArgs({
      args: argv,
      options: {
        size: { type: 'string', default: 'typical' },
        seed: { type: 'string', default: '1' },
        out: { type: 'string' },
      },
    }));
  } catch {
    throw new Failure(`The arguments ${argv.join(' ')} are not known.`, USAGE);
  }
  const { size, seed, out } = values;
  if (!Object.hasOwn(SIZES, size)) {
    throw new Failure(`There is no size ${size}.`, USAGE);
  }
  if (!/^\d{1,15}$/.test(seed)) {
    throw new Failure(`--seed is no whole number: ${seed}.`, USAGE);
  }
  return {
    size,
    seed: Number(seed),
    directory: out ? resolve(out) : join(root, '.fleet', `${size}-${seed}`),
  };
}

/** Tells a directory that was written here from one with exports that somebody still needs. */
const MARKER = 'generated.json';

/** Removes what an earlier run has left, which would be read as well. */
async function clear(directory) {
  await mkdir(directory, { recursive: true });
  const found = await readdir(directory);
  if (found.length > 0 && !found.includes(MARKER)) {
    throw new Failure(
      `${directory} has files that were not generated, and is left as it is.`,
      { remedy: 'Name an empty directory with --out.' },
    );
  }
  for (const folder of ['accounts', 'clusters', 'catalog']) {
    await rm(join(directory, folder), { recursive: true, force: true });
  }
}

export async function main(argv) {
  await runCommand(async () => {
    const { size, seed, directory } = readOptions(argv);
    await clear(directory);
    await writeFile(
      join(directory, MARKER),
      `${JSON.stringify({ size, seed })}\n`,
    );
    await writeEstate(directory, SIZES[size], seed);
    console.log(
      `${directory}: ${Object.entries(SIZES[size])
        .map(([what, number]) => `${number} ${what}`)
        .join(
          ', ',
        )}. Name it in irsa.files, and catalog/all.yaml in catalog.locations.`,
    );
    return 0;
  });
}
