import { PolicyStatement } from './parsePolicy';
import { grantsOf, RolePolicy } from './policies';
import {
  ActionText,
  EVERYTHING,
  Grant,
  isAboutAll,
  mayBeAbout,
} from './statements';
import { BoundarySummary } from './types';

/** A boundary; one that was not read keeps nothing out for certain. */
export class Boundary {
  readonly denies: readonly Grant[];
  private readonly allows: readonly Grant[] | undefined;

  constructor(private readonly policy: RolePolicy & { readonly arn: string }) {
    const isRead = policy.parsed && 'statements' in policy.parsed;
    this.denies = isRead ? grantsOf([policy], 'Deny') : [];
    this.allows = isRead ? grantsOf([policy], 'Allow') : undefined;
  }

  /** Whether no statement of it allows an action, or any that begins so. */
  keepsOut(action: ActionText): boolean {
    return (
      this.allows !== undefined &&
      !this.allows.some(({ statement }) => mayBeAbout(statement, action))
    );
  }

  summary(allows: readonly Grant[]): BoundarySummary {
    const { arn, name } = this.policy;
    const { allows: bounds } = this;
    if (!bounds) {
      return {
        arn,
        cuts: 'unknown',
        why: `The document of boundary ${name} was not read or cannot be, so what it leaves is not known.`,
      };
    }
    if (this.denies.length > 0) {
      return {
        arn,
        cuts: 'something',
        why: `Boundary ${name} denies something.`,
      };
    }
    const cut = allows.find(
      ({ statement }) =>
        !bounds.some(bound => holds(bound.statement, statement)),
    );
    return cut
      ? {
          arn,
          cuts: 'something',
          why: `Boundary ${name} does not leave all that ${cut.statement.path} of policy ${cut.policy} grants.`,
        }
      : {
          arn,
          cuts: 'nothing',
          why: `Boundary ${name} leaves everything that the policies grant.`,
        };
  }
}

/** Whether one statement of a boundary leaves everything that a statement grants. */
function holds(bound: PolicyStatement, statement: PolicyStatement): boolean {
  const leavesResources =
    !bound.notResource &&
    (bound.resources.some(resource => /^\*+$/.test(resource)) ||
      (!statement.notResource &&
        statement.resources.every(resource =>
          bound.resources.includes(resource),
        )));
  return (
    !bound.conditional &&
    leavesResources &&
    (statement.notAction
      ? isAboutAll(bound, EVERYTHING)
      : statement.patterns.every(pattern => leavesPattern(bound, pattern)))
  );
}

function leavesPattern(bound: PolicyStatement, pattern: string): boolean {
  const at = pattern.search(/[*?]/);
  return isAboutAll(
    bound,
    at < 0
      ? { text: pattern, isBeginning: false }
      : { text: pattern.slice(0, at), isBeginning: true },
  );
}
