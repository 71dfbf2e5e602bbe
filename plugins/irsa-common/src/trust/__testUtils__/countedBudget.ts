import { Budget } from '../scope/budget';

/** A budget without a limit that tells how much work was done. */
export class CountedBudget extends Budget {
  /** The steps so far. */
  counted = 0;

  constructor() {
    super(Infinity);
  }

  spend(steps: number): void {
    this.counted += steps;
  }
}
