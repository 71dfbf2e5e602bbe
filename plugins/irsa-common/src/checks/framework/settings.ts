import { FindingSeverity } from '../../model';
import { Check, CheckParameterValue } from './check';
import { SEVERITIES } from './severity';
import { UNREAD_CHECK_ID } from './unread';

/**
 * What the configuration says about one check, under `irsa.checks.<id>`.
 *
 * @public
 */
export interface CheckSettings {
  /** False switches the check off; it is then named in the coverage as switched off. */
  readonly enabled?: boolean;
  /** Replaces the severity of every finding of the check. */
  readonly severity?: FindingSeverity;
  /** Values of the check's parameters by their names. */
  readonly parameters?: Readonly<Record<string, CheckParameterValue>>;
}

/**
 * What the configuration says about checks, by their ids.
 *
 * @public
 */
export type ChecksSettings = Readonly<Record<string, CheckSettings>>;

/** A check as the configuration wants it. */
export interface ConfiguredCheck {
  readonly check: Check;
  /** Severity of every finding, whatever the check says; absent where the configuration says nothing. */
  readonly severity?: FindingSeverity;
  readonly parameters: Readonly<Record<string, CheckParameterValue>>;
}

/**
 * What is wrong with the settings, in sentences that name the key and the next step; empty when nothing is.
 *
 * @public
 */
export function checksSettingsProblems(
  checks: readonly Check[],
  settings: ChecksSettings,
): string[] {
  const byId = new Map(checks.map(check => [check.id, check]));
  return Object.entries(settings).flatMap(([id, each]) => {
    const check = byId.get(id);
    if (id === UNREAD_CHECK_ID) {
      return [
        `irsa.checks.${id} cannot be set: what was not read is always shown, as bad as the worst check that waits for it. Switch off the checks that should not wait.`,
      ];
    }
    if (!check) {
      return [
        `irsa.checks.${id} names no check. The ids are listed in docs/checks/README.md.`,
      ];
    }
    return settingsProblems(check, each);
  });
}

function settingsProblems(check: Check, settings: CheckSettings): string[] {
  const problems: string[] = [];
  const at = `irsa.checks.${check.id}`;
  if (
    settings.severity !== undefined &&
    !SEVERITIES.includes(settings.severity)
  ) {
    problems.push(
      `${at}.severity is '${settings.severity}'. Use one of ${SEVERITIES.join(
        ', ',
      )}.`,
    );
  }
  const known = check.parameters ?? {};
  for (const [name, value] of Object.entries(settings.parameters ?? {})) {
    const definition = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!definition) {
      const names = Object.keys(known).join(', ');
      problems.push(
        `${at}.parameters.${name} is not a parameter of this check. ${
          names ? `It has ${names}.` : 'It has none.'
        }`,
      );
    } else if (typeName(value) !== typeName(definition.default)) {
      problems.push(
        `${at}.parameters.${name} must be ${typeName(definition.default)}.`,
      );
    }
  }
  return problems;
}

function typeName(value: unknown): string {
  if (Array.isArray(value)) {
    return value.every(each => typeof each === 'string')
      ? 'a list of texts'
      : 'a list of other things';
  }
  return `a ${typeof value}`;
}

/** The checks that are on, with their parameters, and those that are off. */
export function configureChecks(
  checks: readonly Check[],
  settings: ChecksSettings,
): { on: ConfiguredCheck[]; off: string[] } {
  const on: ConfiguredCheck[] = [];
  const off: string[] = [];
  for (const check of checks) {
    const own = settings[check.id] ?? {};
    if (own.enabled === false) {
      off.push(check.id);
      continue;
    }
    const parameters: Record<string, CheckParameterValue> = {};
    for (const [name, { default: value }] of Object.entries(
      check.parameters ?? {},
    )) {
      parameters[name] = own.parameters?.[name] ?? value;
    }
    on.push({
      check,
      ...(own.severity ? { severity: own.severity } : {}),
      parameters,
    });
  }
  return { on, off };
}
