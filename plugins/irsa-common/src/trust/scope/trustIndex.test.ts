import fc from 'fast-check';
import { runs } from '../__testUtils__/arbitraries';
import type { TrustReason } from '../reasons';
import type { TrustSubject } from '../types';
import { matchesTrustGlobs, matchSubject } from './membership';
import { AdmittingSubject, TrustCaller, TrustIndex } from './trustIndex';

const every = { include: ['*'], except: [] };
const reason = { code: 'OTHER_CONDITION' as const, message: 'Not known.' };

function caller(key: string, audience = 'sts'): TrustCaller {
  const [namespace, name] = key.split('/');
  return { key, namespace, name, audience };
}

function entry(
  key: string,
  more: Partial<TrustSubject> = {},
  audiences = every,
): AdmittingSubject {
  const [namespace, name] = key.split('/');
  return {
    audiences,
    subject: { namespace, name, except: [], conditional: [], ...more },
  };
}

const callers = [
  caller('a/api'),
  caller('a/job'),
  caller('ab/api', 'lake'),
  caller('b/api'),
  caller('b/web'),
];
const index = new TrustIndex(callers);
const keysOf = (...entries: AdmittingSubject[]) =>
  index.admitted(entries).members.map(({ key }) => key);

describe('TrustIndex', () => {
  it('finds a service account by its key', () => {
    expect(index.get('a/job')).toBe(callers[1]);
    expect(index.get('a/none')).toBeUndefined();
  });

  it.each([
    ['one that is named', [entry('b/web')], ['b/web']],
    ['one that is not there', [entry('b/none')], []],
    ['none without an entry', [], []],
    ['a namespace', [entry('a/*')], ['a/api', 'a/job']],
    ['a name anywhere', [entry('*/api')], ['a/api', 'ab/api', 'b/api']],
    ['namespaces', [entry('a*/*')], ['a/api', 'a/job', 'ab/api']],
    ['names in namespaces', [entry('a*/*b')], ['a/job']],
    ['?', [entry('?/?ob')], ['a/job']],
    [
      'several, each once and in order',
      [entry('b/web'), entry('b/*'), entry('a*/api'), entry('a/job')],
      ['a/api', 'a/job', 'ab/api', 'b/api', 'b/web'],
    ],
    [
      'all but exceptions that hold for certain',
      [
        entry('b/*', {
          except: [
            { namespace: 'b', name: 'api', conditional: [] },
            { namespace: 'b', name: 'web', conditional: [reason] },
          ],
        }),
      ],
      ['b/web'],
    ],
    [
      'those with the audience',
      [entry('*/api', {}, { include: ['lake'], except: [] })],
      ['ab/api'],
    ],
    [
      'no one that is named and has another audience',
      [entry('a/api', {}, { include: ['lake'], except: [] })],
      [],
    ],
  ])('admits %s', (_, entries, expected) => {
    expect(keysOf(...entries)).toEqual(expected);
    // Once more, from what was put together the first time.
    expect(keysOf(...entries)).toEqual(expected);
  });

  it('tells subjects apart that differ in their exceptions', () => {
    const but = (name: string) =>
      entry('b/*', { except: [{ namespace: 'b', name, conditional: [] }] });
    expect(keysOf(but('api'))).toEqual(['b/web']);
    expect(keysOf(but('web'))).toEqual(['b/api']);
    expect(keysOf(entry('b/*'))).toEqual(['b/api', 'b/web']);
  });

  it('tells unions apart however many sets there are', () => {
    const number = (at: number) => String(at).padStart(2, '0');
    const many = new TrustIndex(
      Array.from({ length: 30 }, (_, at) => caller(`n${number(at)}/app`)),
    );
    const of = (...at: number[]) =>
      many
        .admitted(at.map(each => entry(`n${number(each)}/*`)))
        .members.map(({ namespace }) => Number(namespace.slice(1)));
    // Each set is numbered when it is first joined with others.
    expect(of(...Array.from({ length: 30 }, (_, at) => at))).toHaveLength(30);
    expect(of(1, 2, 13)).toEqual([1, 2, 13]);
    expect(of(12, 13)).toEqual([12, 13]);
    expect(of(2, 13)).toEqual([2, 13]);
  });

  it('puts together once what wide subjects admit', () => {
    const wide = [entry('a*/*'), entry('b/*')];
    const set = index.admitted(wide);
    expect(index.admitted([wide[1], wide[0], wide[1]])).toBe(set);
    expect(index.admitted([wide[0]])).toBe(index.admitted([entry('a*/*')]));
    expect(index.admitted([wide[0]])).not.toBe(set);
    expect(set.has(callers[0])).toBe(true);
    expect(index.admitted([wide[1]]).has(callers[0])).toBe(false);
  });

  it('admits whom a look at each service account admits', () => {
    const word = fc.string({
      unit: fc.constantFrom('a', 'b'),
      minLength: 1,
      maxLength: 3,
    });
    const glob = fc.string({
      unit: fc.constantFrom('a', 'b', '*', '?'),
      minLength: 1,
      maxLength: 3,
    });
    const audience = fc.constantFrom('x', 'y');
    const conditional = fc.constantFrom<TrustReason[]>([], [reason]);
    const subjects = fc.record({
      audiences: fc.record({
        include: fc.array(fc.constantFrom('x', 'y', '*'), { maxLength: 2 }),
        except: fc.array(audience, { maxLength: 1 }),
      }),
      subject: fc.record({
        namespace: glob,
        name: glob,
        conditional: fc.constant<TrustReason[]>([]),
        except: fc.array(
          fc.record({ namespace: glob, name: glob, conditional }),
          { maxLength: 2 },
        ),
      }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(word, word, audience), {
          selector: ([namespace, name]) => `${namespace}/${name}`,
          maxLength: 20,
        }),
        fc.array(fc.array(subjects, { maxLength: 4 }), { maxLength: 4 }),
        (names, questions) => {
          const all = names.map(([namespace, name, its]) =>
            caller(`${namespace}/${name}`, its),
          );
          const asked = new TrustIndex(all);
          for (const entries of questions) {
            const { members } = asked.admitted(entries);
            expect(members.map(({ key }) => key)).toEqual(
              all
                .filter(each =>
                  entries.some(
                    ({ audiences, subject }) =>
                      matchesTrustGlobs(audiences, each.audience) &&
                      matchSubject(subject, each).matches !== 'no',
                  ),
                )
                .map(({ key }) => key)
                .sort(),
            );
          }
        },
      ),
      runs(500),
    );
  });
});
