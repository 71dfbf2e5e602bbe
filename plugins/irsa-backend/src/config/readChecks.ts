import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  Check,
  checksSettingsProblems,
  CheckSettings,
  ChecksSettings,
  RecordKind,
} from 'backstage-plugin-irsa-common';

/**
 * Reads `irsa.checks`: which checks are off, and their severities and parameters.
 *
 * @param checks - the product's own checks and those that modules have added.
 * @param kindsLeftOut - kinds of record that the configuration says not to read. A check that needs one is off unless the configuration
 *   switches it on by name: what the operator left out on purpose is not reported as unknown again and again.
 * @throws InputError that names every key with a problem and what to do.
 */
export function readChecks(
  config: Config,
  checks: readonly Check[],
  kindsLeftOut: readonly RecordKind[] = [],
): ChecksSettings {
  const given =
    config.getOptional<Record<string, CheckSettings>>('irsa.checks') ?? {};
  const problems = checksSettingsProblems(checks, given);
  if (problems.length > 0) {
    throw new InputError(problems.join(' '));
  }
  const settings: Record<string, CheckSettings> = { ...given };
  for (const { id, needs } of checks) {
    const isLeftOut = needs.some(({ kind }) => kindsLeftOut.includes(kind));
    if (isLeftOut && settings[id]?.enabled === undefined) {
      settings[id] = { ...settings[id], enabled: false };
    }
  }
  return settings;
}
