import { parseArgs } from 'node:util';
import { Failure } from './failure.mjs';

/** Reads options that are whole numbers, such as `--cases 1000`. */
export function readNumbers(argv, defaults) {
  const usage = {
    remedy: `It takes ${Object.entries(defaults)
      .map(([name, value]) => `--${name} <number, ${value} when not given>`)
      .join(' and ')}.`,
  };
  let values;
  try {
    ({ values } = parseArgs({
      args: argv,
      options: Object.fromEntries(
        Object.keys(defaults).map(name => [name, { type: 'string' }]),
      ),
    }));
  } catch {
    throw new Failure(`The arguments ${argv.join(' ')} are not known.`, usage);
  }
  return Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => {
      const text = values[name] ?? String(value);
      if (!/^\d{1,15}$/.test(text)) {
        throw new Failure(`--${name} is no whole number: ${text}.`, usage);
      }
      return [name, Number(text)];
    }),
  );
}
