import { mockServices } from '@backstage/backend-test-utils';
import { OneLineLogger } from './OneLineLogger';

const FORGED = 'prod\n2026-11-24 irsa info all is well\u001b[2K\u2028\u202e';
const ESCAPED =
  'prod\\u{000a}2026-11-24 irsa info all is well\\u{001b}[2K\\u{2028}\\u{202e}';

describe('OneLineLogger', () => {
  it.each(['error', 'warn', 'info', 'debug'] as const)(
    'writes what could pass for another entry as text: %s',
    level => {
      const logger = mockServices.logger.mock();
      const error = new Error(FORGED);
      const oneLine = new OneLineLogger(logger);
      oneLine[level](FORGED, { cause: FORGED, count: 1 });
      oneLine[level]('Reading “prod” failed: é 日本', error);
      oneLine[level]('Read');

      expect(logger[level].mock.calls).toEqual([
        [ESCAPED, { cause: ESCAPED, count: 1 }],
        ['Reading “prod” failed: é 日本', error],
        ['Read', undefined],
      ]);
    },
  );

  it('has children that do so too', () => {
    const logger = mockServices.logger.mock();
    const child = mockServices.logger.mock();
    logger.child.mockReturnValue(child);
    new OneLineLogger(logger).child({ of: 'one' }).warn(FORGED);

    expect(logger.child).toHaveBeenCalledWith({ of: 'one' });
    expect(child.warn).toHaveBeenCalledWith(ESCAPED, undefined);
  });
});
