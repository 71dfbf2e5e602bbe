import { irsaChecks } from '../checks/catalogue';
import { notDetectedChecks } from '../checks/notDetected';
import { UNREAD_CHECK_ID } from '../checks/framework/unread';
import { errorTexts, nearMisses } from './__testUtils__/errorTexts';
import { errorEntries } from './errorEntries';
import { ERROR_TEXT_MAX_CHARACTERS, explainError } from './explainError';

const cases = Object.entries(errorTexts).flatMap(([id, texts]) =>
  Object.entries(texts).map(([from, text]) => [id, from, text] as const),
);

describe('explainError', () => {
  it.each(cases)('knows %s from %s', (id, _, text) => {
    expect(explainError(text)).toMatchObject({
      recognised: true,
      errorId: id,
      cause: errorEntries.find(entry => entry.id === id)?.cause,
    });
  });

  it.each(cases)('knows %s from %s in other clothes', (id, _, text) => {
    const logged = JSON.stringify({
      message: JSON.stringify(`\u001b[1;31m${text}\u001b[0m`),
    });
    expect(explainError(logged).errorId).toBe(id);
    expect(explainError(text.replace(/ /g, '\r\n    ')).errorId).toBe(id);
    expect(
      explainError(
        `${'GET /healthz 200\n'.repeat(500)}${text}\n${'ok\n'.repeat(500)}`,
      ).errorId,
    ).toBe(id);
  });

  it.each(cases)(
    'does not take a part of %s from %s for the whole',
    (id, _, text) => {
      const half = text.slice(0, Math.floor(text.length / 4));
      const { errorId } = explainError(half);
      // The first words may already tell everything; they never tell something that the whole text does not say.
      const entry = errorEntries.find(each => each.id === errorId);
      expect([undefined, id]).toContain(entry?.isGeneral ? undefined : errorId);
    },
  );

  it.each(Object.entries(nearMisses))('does not know %s', (_, text) => {
    expect(explainError(text)).toMatchObject({
      recognised: false,
      suspects: [],
      also: [],
    });
  });

  it('has a text in its tests for every entry', () => {
    expect(Object.keys(errorTexts).sort()).toEqual(
      errorEntries.map(({ id }) => id).sort(),
    );
  });

  it.each(errorEntries.filter(({ when }) => !when))(
    'knows every wording of $id, or more than that',
    ({ id, wordings }) => {
      const order = errorEntries.map(entry => entry.id);
      for (const wording of wordings) {
        const { errorId = '' } = explainError(wording.replace(/…/g, ' x '));
        expect(order).toContain(errorId);
        expect(order.indexOf(errorId)).toBeLessThanOrEqual(order.indexOf(id));
      }
    },
  );

  it('suspects ids of the catalogue, each once', () => {
    const ids = new Set([
      UNREAD_CHECK_ID,
      ...irsaChecks.map(({ id }) => id),
      ...notDetectedChecks.map(({ id }) => id),
    ]);
    for (const { suspects } of errorEntries) {
      const suspected = suspects.map(({ checkId }) => checkId);
      expect(suspected.filter(id => !ids.has(id))).toEqual([]);
      expect(new Set(suspected).size).toBe(suspected.length);
    }
  });

  it('suspects all that the catalogue leaves to it', () => {
    const suspected = new Set(
      errorEntries.flatMap(({ suspects }) =>
        suspects.map(({ checkId }) => checkId),
      ),
    );
    const left = notDetectedChecks
      .filter(({ by }) => by === 'error-decoder')
      .map(({ id }) => id);
    expect(left.filter(id => !suspected.has(id))).toEqual([]);
    expect(left.length).toBeGreaterThan(0);
  });

  it('tells the messages of one log apart, and leaves out what SDKs make of them', () => {
    const { errorId, also } = explainError(
      [
        'failed to refresh cached credentials, api error InvalidIdentityToken: Incorrect token audience',
        'Warning: failed calling webhook "iam-for-pods.amazonaws.com"',
      ].join('\n'),
    );
    expect(errorId).toBe('webhook-failed');
    expect(also.map(each => each.errorId)).toEqual(['audience-not-registered']);
  });

  it('lists suspects in the order of suspicion where it knows nothing else', () => {
    const { suspects } = explainError(
      'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    );
    expect(suspects.map(({ state }) => state)).not.toContain('matches');
    expect(suspects.slice(0, 3)).toEqual([
      expect.objectContaining({
        checkId: 'IRSA-TR-002',
        state: 'possible',
        title: 'Trust policy names another service account',
      }),
      expect.objectContaining({ checkId: 'IRSA-TR-001' }),
      expect.objectContaining({ checkId: 'IRSA-SA-003' }),
    ]);
  });

  it('refuses a text that is too long', () => {
    expect(() =>
      explainError('x'.repeat(ERROR_TEXT_MAX_CHARACTERS)),
    ).not.toThrow();
    expect(() =>
      explainError('x'.repeat(ERROR_TEXT_MAX_CHARACTERS + 1)),
    ).toThrow(/65537 characters; at most 65536/);
  });
});
