import { CheckContext } from '../subjects/context';
import { CheckSubjectByKind, CheckSubjectKind } from '../subjects/subjects';
import { CheckNeed } from './need';
import { NotJudged } from './unread';

const NONE: readonly never[] = [];

/** A need of a check, and the things of a group for which it is not met. */
export class NeedOfGroup<K extends CheckSubjectKind> {
  readonly #isComplete = new Map<string, boolean>();
  readonly #waiting = new Map<string, CheckSubjectByKind[K][]>();

  constructor(
    private readonly need: CheckNeed<K>,
    private readonly context: CheckContext,
  ) {}

  get isPartial(): boolean {
    return this.need.isPartial === true;
  }

  isMetFor(subject: CheckSubjectByKind[K]): boolean {
    const { need, context } = this;
    if (need.has?.(subject, context)) {
      return true;
    }
    let isMet = true;
    for (const of of subject.places[need.of] ?? NONE) {
      if (need.has || !this.#isRead(of)) {
        isMet = false;
        const waiting = this.#waiting.get(of);
        if (waiting) {
          waiting.push(subject);
        } else {
          this.#waiting.set(of, [subject]);
        }
      }
    }
    return isMet;
  }

  notJudged(
    checkId: string,
    severity: NotJudged['severity'],
  ): readonly NotJudged[] {
    const { kind, part } = this.need;
    return [...this.#waiting].map(([of, subjects]) => ({
      unread: { kind, of, ...(part ? { part } : {}) },
      checkId,
      severity,
      subjects,
    }));
  }

  #isRead(of: string): boolean {
    const known = this.#isComplete.get(of);
    if (known !== undefined) {
      return known;
    }
    const isRead = this.context.estate.isComplete(this.need.kind, of);
    this.#isComplete.set(of, isRead);
    return isRead;
  }
}
