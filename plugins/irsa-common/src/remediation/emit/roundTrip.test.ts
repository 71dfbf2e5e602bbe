import fc from 'fast-check';
import { parse, parseAllDocuments } from 'yaml';
import { spawnSync } from 'node:child_process';
import { readHcl, readHclValue } from '../__testUtils__/readHcl';
import { readTypeScriptValue } from '../__testUtils__/readTypeScript';
import { hclBlock, hclString, hclValue } from './hcl';
import { jsonText } from './json';
import { shellWord } from './shell';
import { typeScriptValue } from './typescript';
import { yamlText } from './yaml';

// Reading HCL starts a WebAssembly module, and reading words a shell.
jest.setTimeout(120_000);

/** Texts that mean something in one of the languages, and any others. */
const texts = fc
  .oneof(
    fc.constantFrom(
      ...[
        '',
        ' ',
        'yes',
        'No',
        'on',
        'null',
        '~',
        'true',
        '0777',
        '0o7',
        '1e3',
      ],
      ...['2012-10-17', '12:30:45', '.inf', '<<', '=', '- a', 'a: b', '# c'],
      ...[
        '${x}',
        '$${x}',
        '%{ if x }',
        '%%{x}',
        '$',
        '${',
        '{{ x }}',
        '&a',
        '*a',
      ],
      ...[`it's`, '"', `'"'`, '`id`', '$(id)', '\\', '\\b', '\\u0041', '\\n'],
      ...[
        'a\nb',
        '\t',
        '\r\n',
        '\u2028',
        '\u0000',
        '\u001f',
        '\u007f',
        '\u0085',
      ],
      ...['!!binary x', '---', '...', '|', '>', '?', '@x', '%x', '[', '{', ','],
      ...[
        'é',
        '日本',
        '😀',
        'file:///x',
        '/* x */',
        '// x',
        '__proto__',
        'for',
      ],
    ),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
  )
  .filter(text => Buffer.from(text).toString() === text);

const values = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    texts,
    fc.boolean(),
    fc.integer(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(texts, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

/** Terraform knows texts in the Unicode form NFC only. */
const composed = values
  .map(value => JSON.stringify(value).normalize('NFC'))
  .map(text => JSON.parse(text) as unknown);

describe('what is written is read back the same', () => {
  it('as HCL, by the parser of Terraform', async () => {
    await fc.assert(
      fc.asyncProperty(composed, async value => {
        expect(await readHclValue(hclValue(value))).toEqual(value);
      }),
      { numRuns: 300 },
    );
  });

  it('as a block of HCL, by the parser of Terraform', async () => {
    await fc.assert(
      fc.asyncProperty(composed, async value => {
        const text = hclBlock('resource', ['a', 'b'], { value, other: 'x' });
        expect(await readHcl(text)).toEqual({
          resource: { a: { b: [{ value, other: 'x' }] } },
        });
      }),
      { numRuns: 100 },
    );
  });

  it('as YAML 1.1 and 1.2, one document or several', () => {
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 3 }), given => {
        for (const version of ['1.1', '1.2'] as const) {
          expect(
            parseAllDocuments(yamlText(...given), {
              version,
              uniqueKeys: true,
              stringKeys: true,
            }).map(document => {
              expect(document.errors).toEqual([]);
              return document.toJS() as unknown;
            }),
          ).toEqual(given);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('as TypeScript, by its compiler', () => {
    fc.assert(
      fc.property(values, value => {
        expect(readTypeScriptValue(typeScriptValue(value))).toEqual(value);
      }),
      { numRuns: 300 },
    );
  });

  it('as JSON', () => {
    fc.assert(
      fc.property(values, value => {
        expect(JSON.parse(jsonText(value))).toEqual(value);
        expect(parse(jsonText(value))).toEqual(value);
      }),
    );
  });

  it('as words of a shell', () => {
    fc.assert(
      fc.property(
        // No word of a command can have a null character.
        fc.array(
          texts.filter(text => !text.includes('\0')),
          { minLength: 1, maxLength: 20 },
        ),
        words => {
          const { stdout, status } = spawnSync(
            '/bin/sh',
            ['-c', `printf '%s\\0' ${words.map(shellWord).join(' ')}`],
            { encoding: 'utf8' },
          );
          expect(status).toBe(0);
          expect(stdout).toBe(words.map(word => `${word}\0`).join(''));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('never lets a text of HCL begin a template', () => {
    fc.assert(
      fc.property(texts, text => {
        expect(hclString(text).replace(/\$\$\{|%%\{/g, '')).not.toMatch(
          /[$%]\{/,
        );
      }),
    );
  });
});
