import { accessLevelOf, actionGroups } from './accessLevels';
import { Boundary } from './boundary';
import { PolicyStatement } from './parsePolicy';
import { ActionText, Grant, isAboutAll, mayBeAbout } from './statements';
import { AccessLevel } from './types';

/** What the statements grant once denials and the boundary are taken off. */
export class Granted {
  constructor(
    readonly allows: readonly Grant[],
    private readonly denies: readonly Grant[],
    private readonly boundary: Boundary | undefined,
  ) {}

  /** Whether an action, or every one that begins so, is taken off whatever allows it. */
  takesOff(action: ActionText): boolean {
    return (
      this.denies.some(({ statement }) => isAboutAll(statement, action)) ||
      this.boundary?.keepsOut(action) === true
    );
  }

  /** The statements that allow an action. */
  by(text: string): readonly Grant[] {
    const action = { text, isBeginning: false };
    const allowing = this.allows.filter(({ statement }) =>
      mayBeAbout(statement, action),
    );
    return allowing.length > 0 && this.takesOff(action) ? [] : allowing;
  }

  /** Levels of the actions of a service that a statement allows. */
  levels(statement: PolicyStatement, service: string): Set<AccessLevel> {
    const levels = new Set<AccessLevel>();
    if (statement.notAction) {
      this.#addGroups(levels, service, statement);
      return levels;
    }
    for (const pattern of statement.patterns) {
      if (/[*?]/.test(pattern)) {
        this.#addGroups(levels, service, { ...statement, patterns: [pattern] });
      } else if (pattern.startsWith(`${service}:`)) {
        const level = accessLevelOf(service, pattern.slice(service.length + 1));
        if (level && !this.takesOff({ text: pattern, isBeginning: false })) {
          levels.add(level);
        }
      }
    }
    return levels;
  }

  #addGroups(
    levels: Set<AccessLevel>,
    service: string,
    statement: PolicyStatement,
  ) {
    for (const group of actionGroups(service) ?? []) {
      const { action } = group;
      if (
        !levels.has(group.level) &&
        mayBeAbout(statement, action) &&
        !this.takesOff(action)
      ) {
        levels.add(group.level);
      }
    }
  }

  /** Whether nothing is taken off anywhere. */
  get isWhole(): boolean {
    return this.denies.length === 0 && !this.boundary;
  }
}
