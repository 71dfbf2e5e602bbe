import { setTimeout } from 'node:timers/promises';
import { Visibility } from './Visibility';

/** An answer, and what it rests on. */
interface Kept<Answer> {
  readonly basis: string;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  readonly answer: Answer;
}

/** An answer that is being made. */
interface Making<Answer> {
  readonly basis: string;
  readonly done: Promise<Answer>;
}

/** What is known of one question. */
interface Question<Answer> {
  kept?: Kept<Answer>;
  making?: Making<Answer>;
}

/** How {@link KeptAnswers} keep. */
export interface KeptAnswersOptions {
  /** Answers that are kept; what was not asked for longest goes first. */
  readonly limit: number;
  /** In milliseconds: who waits longer for a new answer gets the one before, where there is one. */
  readonly patience?: number;
  /** In milliseconds: an answer that is older is not given in the place of a new one. */
  readonly maximumAge?: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Keeps answers that take long to make, apart for each set of what may be seen. */
export class KeptAnswers<Answer> {
  readonly #options: KeptAnswersOptions;
  readonly #questions = new Map<string, Question<Answer>>();
  readonly #ids = new WeakMap<object, number>();
  #lastId = 0;

  constructor(options: KeptAnswersOptions) {
    this.#options = options;
  }

  /**
   * An answer to a question of somebody who may see something.
   *
   * @param question - says what is asked for, and all that it asks by.
   * @param basis - says what the answer rests on; with another one it is made anew.
   */
  async get(
    visibility: Visibility,
    question: string,
    basis: string,
    make: () => Promise<Answer>,
  ): Promise<Answer> {
    const known = this.#question(`${this.#idOf(visibility)} ${question}`);
    while (known.kept?.basis !== basis) {
      known.making ??= this.#make(known, basis, make);
      const { basis: of, done } = known.making;
      const instead = this.#instead(known);
      if (instead) {
        return Promise.race([done, instead()]);
      }
      if (of === basis) {
        return done;
      }
      // Whether that one fails matters to those who wait for it.
      await done.catch(() => undefined);
    }
    return known.kept.answer;
  }

  /** Waits as long as anybody does for a new answer, and gives the one before; undefined where none will do. */
  #instead({ kept }: Question<Answer>): (() => Promise<Answer>) | undefined {
    const { patience, maximumAge = 0, now } = this.#options;
    return patience === undefined || !kept || now() - kept.madeAt > maximumAge
      ? undefined
      : () => setTimeout(patience, kept.answer);
  }

  /** One answer to a question is made at a time: what changes meanwhile is in the next one. */
  #make(
    known: Question<Answer>,
    basis: string,
    make: () => Promise<Answer>,
  ): Making<Answer> {
    const madeAt = this.#options.now();
    const done = make()
      .then(answer => {
        known.kept = { basis, madeAt, answer };
        return answer;
      })
      .finally(() => {
        known.making = undefined;
      });
    // Whoever waits is told of a failure; who has got the answer before is told with the next question.
    done.catch(() => undefined);
    return { basis, done };
  }

  #question(key: string): Question<Answer> {
    const known = this.#questions.get(key) ?? {};
    this.#questions.delete(key);
    this.#questions.set(key, known);
    if (this.#questions.size > this.#options.limit) {
      const [oldest] = this.#questions.keys();
      this.#questions.delete(oldest);
    }
    return known;
  }

  /** The same text for whoever may see the same. Whoever sees every entity does; others are told apart by what is known of each. */
  #idOf({ entities, everyEntity, unowned, policyText }: Visibility): string {
    let id = 0;
    if (!everyEntity) {
      id = this.#ids.get(entities) ?? ++this.#lastId;
      this.#ids.set(entities, id);
    }
    return `${id} ${entities.size} ${unowned} ${policyText}`;
  }
}
