import { aResponseError } from '../__testUtils__/aResponseError';
import { failureOf } from './failureOf';

describe('failureOf', () => {
  it.each([
    [403, 'NotAllowedError', { kind: 'not-permitted' }],
    [404, 'NotFoundError', { kind: 'not-found' }],
    [404, 'Error', { kind: 'no-backend' }],
    [401, 'AuthenticationError', { kind: 'answered', status: 401 }],
    [500, 'Error', { kind: 'answered', status: 500 }],
  ])('reads %s %s as %p', async (status, name, expected) => {
    expect(failureOf(await aResponseError(status, name))).toEqual(expected);
  });

  it('tells an answer that is no JSON from no answer', () => {
    expect(failureOf(new SyntaxError('Unexpected token <'))).toEqual({
      kind: 'unreadable',
    });
    expect(failureOf(new TypeError('Failed to fetch'))).toEqual({
      kind: 'unreachable',
    });
  });
});
