import { Check, ChecksSettings, Report } from 'backstage-plugin-irsa-common';

/** How many checks are on, and which are off. */
export function checksInUse(
  checks: readonly Check[],
  settings: ChecksSettings,
): Report['coverage']['checks'] {
  const off = checks
    .filter(({ id }) => settings[id]?.enabled === false)
    .map(({ id }) => id)
    .sort();
  return { on: checks.length - off.length, off };
}
