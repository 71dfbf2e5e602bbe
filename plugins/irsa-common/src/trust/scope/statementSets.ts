import type { PolicyModel, StatementModel } from '../policyModel';
import type { SetContext } from './conditionSet';
import { statementSet } from './statementSet';
import type { TermSet } from './termSet';

/** Whom the statements of a policy concern, for one mechanism and one action; each set is computed once. */
export class StatementSets {
  private readonly known = new Map<StatementModel, TermSet>();
  private readonly knownAdmitted = new Map<StatementModel, TermSet>();
  private knownDenied: TermSet | undefined;
  private knownAll: TermSet | undefined;

  constructor(
    private readonly policy: PolicyModel,
    readonly action: string,
    readonly context: SetContext,
  ) {}

  /** Whom a statement concerns, whatever its effect. */
  of(statement: StatementModel): TermSet {
    const known = this.known.get(statement);
    if (known) {
      return known;
    }
    const set = statementSet(statement, this.action, this.context);
    this.known.set(statement, set);
    return set;
  }

  /** Whom the statements deny that are no Allow; one whose effect cannot be read may be either. */
  denied(): TermSet {
    this.knownDenied ??= this.unionOf(({ effect }) => effect !== 'Allow');
    return this.knownDenied;
  }

  /** Whom one statement admits after what the others deny. */
  admitted(statement: StatementModel): TermSet {
    const known = this.knownAdmitted.get(statement);
    if (known) {
      return known;
    }
    const { algebra } = this.context;
    const set = algebra.subtract(this.of(statement), this.denied());
    this.knownAdmitted.set(statement, set);
    return set;
  }

  /** Whom the whole policy admits. */
  all(): TermSet {
    const { algebra } = this.context;
    const { faults } = this.policy;
    this.knownAll ??= algebra.subtract(
      faults.length > 0
        ? algebra.universe(faults)
        : this.unionOf(({ effect }) => effect !== 'Deny'),
      this.denied(),
    );
    return this.knownAll;
  }

  private unionOf(isMeant: (statement: StatementModel) => boolean): TermSet {
    const { algebra, budget } = this.context;
    // Asked again after the budget has run out, this is not to walk through the statements once more.
    budget.spend(this.policy.statements.length);
    return this.policy.statements
      .filter(isMeant)
      .reduce<TermSet>(
        (union, statement) => algebra.union(union, this.of(statement)),
        [],
      );
  }
}
