import { Check, UNREAD_CHECK_ID } from 'backstage-plugin-irsa-common';

/** What a check says about itself, by its id: in place of the words about a case which name what the reader may not see. */
export type CheckWords = ReadonlyMap<string, Pick<Check, 'what' | 'fix'>>;

/** The words of checks, and of what is found where no check could look. */
export function checkWords(checks: readonly Check[]): CheckWords {
  return new Map<string, Pick<Check, 'what' | 'fix'>>([
    ...checks.map(check => [check.id, check] as const),
    [
      UNREAD_CHECK_ID,
      {
        what: 'Something there was not read, so checks cannot be judged.',
        fix: 'Look at the sources of the account or cluster: each names the permission that is missing, with what to paste.',
      },
    ],
  ]);
}
