import { RoleArn } from '../arn';
import {
  GuardedRole,
  GuardRailMessage,
  GuardRailRule,
  GuardRails,
} from './types';

/** What a rule judges: the guard rails, the role, and its ARN taken apart. */
export interface RuleSubject {
  readonly rails: GuardRails;
  readonly role: GuardedRole;
  readonly arn: RoleArn;
}

/** One guard rail. */
export type Rule = (subject: RuleSubject) => GuardRailMessage[];

export function passed(
  rule: GuardRailRule,
  message: string,
): GuardRailMessage[] {
  return [{ rule, outcome: 'passed', message }];
}

export function refused(
  rule: GuardRailRule,
  message: string,
  remedy: string,
): GuardRailMessage[] {
  return [{ rule, outcome: 'not-allowed', message, remedy }];
}

export function toKnow(
  rule: GuardRailRule,
  message: string,
  remedy: string,
): GuardRailMessage[] {
  return [{ rule, outcome: 'know-this', message, remedy }];
}

/** A rule that the configuration has to settle before anything is created, and that a plan only mentions. */
export function unsettled(
  { role, rails }: RuleSubject,
  rule: GuardRailRule,
  what: string,
  key: string,
): GuardRailMessage[] {
  const message = `The guard rails '${rails.name}' do not say ${what}.`;
  const remedy = `Set ${key} in irsa.scaffolder.guardRails.`;
  return role.purpose === 'create'
    ? refused(rule, `${message} Nothing is created until they do.`, remedy)
    : toKnow(
        rule,
        `${message} Files can be written, and nothing is created.`,
        remedy,
      );
}

/** A list for a sentence, not too long. */
export function listed(values: readonly string[]): string {
  const shown = values.slice(0, 5).join(', ');
  return values.length > 5
    ? `${shown} and ${values.length - 5} more`
    : shown || 'none';
}
