import fc from 'fast-check';
import { errorEntries } from './errorEntries';
import { ERROR_TEXT_MAX_CHARACTERS, explainError } from './explainError';

/** Milliseconds: far more than the worst of these takes, far less than one that backtracks would. */
const LIMIT = 2_000;

const filled = (unit: string) =>
  unit
    .repeat(Math.ceil(ERROR_TEXT_MAX_CHARACTERS / unit.length))
    .slice(0, ERROR_TEXT_MAX_CHARACTERS);

function duration(text: string): number {
  const start = performance.now();
  explainError(text);
  return performance.now() - start;
}

const units = [
  ...'\\"\'&[;:/.-…<>{} \n\t\u001b0aA\u0130\ud83d',
  '\\u',
  '\\u001b[',
  '\u001b[0;',
  '&quot;',
  '\\\\\\"',
  'arn:aws:iam::111122223333:role/',
  'arn:aws:sts::111122223333:assumed-role/a/',
  'arn:aws-',
  'user: ',
  'perform: ',
  'on resource: ',
  'request id ',
  'request_id: 00000000',
  'system:serviceaccount:',
  'https://oidc.eks.',
  'oidc.eks.a.b/id/',
  '.eu-',
  '169.254.170.23',
];

describe('a hostile text', () => {
  it.each(units)('of nothing but %j takes no longer than others', unit => {
    expect(duration(filled(unit))).toBeLessThan(LIMIT);
  });

  it('of nothing but the beginning of a message takes no longer than others', () => {
    const beginnings = errorEntries
      .flatMap(({ wordings }) => wordings)
      .filter(wording => wording.includes('…'))
      .map(wording => wording.split('…')[0]);
    for (const beginning of new Set(beginnings)) {
      expect(duration(filled(beginning))).toBeLessThan(LIMIT);
    }
  });

  it('is answered, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string({ unit: 'binary' }),
            fc.constantFrom(
              ...units,
              ...errorEntries.flatMap(({ wordings }) =>
                wordings.flatMap(wording => wording.split('…')),
              ),
            ),
          ),
          { maxLength: 30 },
        ),
        pieces => {
          const text = pieces.join('').slice(0, ERROR_TEXT_MAX_CHARACTERS);
          const explanation = explainError(text);
          expect(explanation.recognised).toBe(explanation.cause !== undefined);
          expect(explainError(text)).toEqual(explanation);
        },
      ),
      { numRuns: 300 },
    );
  });
});
