import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messagesOf } from './__testUtils__/messages';
import type { TrustRequest } from './types';

const testdata = join(__dirname, '..', '..', 'testdata');

function read<T>(...path: string[]): T {
  return JSON.parse(readFileSync(join(testdata, ...path), 'utf8')) as T;
}

it('says about the vectors what testdata/messages.json has, which yarn docs:trust writes', () => {
  const cases = readdirSync(join(testdata, 'vectors'))
    .sort()
    .flatMap(
      file =>
        read<{ vectors: { policy: unknown; request: TrustRequest }[] }>(
          'vectors',
          file,
        ).vectors,
    );
  expect(messagesOf(cases)).toEqual(read('messages.json'));
});
