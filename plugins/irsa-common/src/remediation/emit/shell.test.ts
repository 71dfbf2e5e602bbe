import { spawnSync } from 'node:child_process';
import { command, remark, shellWord } from './shell';

const NASTY = [
  `it's`,
  '$(touch /tmp/never)',
  '`id`',
  '"double"',
  'a\nb',
  '-x',
  '',
  '*',
  '\\',
  '{"a":"b"}',
  'é ü',
  `'; rm -rf x; '`,
];

function sh(script: string): string {
  const { stdout, status } = spawnSync('sh', ['-c', script], {
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  return stdout;
}

describe('shellWord', () => {
  it.each(NASTY)('keeps %j one word', text => {
    expect(sh(`printf '%s|' ${shellWord(text)} end`)).toBe(`${text}|end|`);
  });

  it('leaves plain words as they are', () => {
    expect(shellWord('arn:aws:iam::111122223333:role/a-b')).toBe(
      'arn:aws:iam::111122223333:role/a-b',
    );
  });
});

describe('command', () => {
  it('breaks a long command before its options and stays one command', () => {
    const text = command(
      'printf',
      '%s|',
      '--one',
      'x'.repeat(90),
      '--two',
      'y',
    );
    expect(text).toContain('\\\n');
    expect(sh(text)).toBe(`--one|${'x'.repeat(90)}|--two|y|`);
  });
});

describe('remark', () => {
  it('stays a remark over several lines', () => {
    expect(sh(remark('one\necho two\r\necho three'))).toBe('');
  });
});
