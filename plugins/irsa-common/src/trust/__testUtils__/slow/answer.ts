/** Yes, no, or not documented. */
export type Answer = boolean | 'unknown';

/** All of them hold. */
export function every(answers: Answer[]): Answer {
  if (answers.some(answer => answer === false)) {
    return false;
  }
  return answers.every(answer => answer === true) ? true : 'unknown';
}

/** At least one holds. */
export function some(answers: Answer[]): Answer {
  return not(every(answers.map(not)));
}

/** The opposite. */
export function not(answer: Answer): Answer {
  return answer === 'unknown' ? answer : !answer;
}

/** One element of a policy may stand without its brackets. */
export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}
