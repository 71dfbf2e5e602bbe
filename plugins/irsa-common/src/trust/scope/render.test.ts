import { CountedBudget } from '../__testUtils__/countedBudget';
import { wildcardGlob } from '../glob';
import type { TrustReason } from '../reasons';
import type { TrustSubject } from '../types';
import { audienceAxis, nameAxis, namespaceAxis } from './axis';
import { Budget, TooManyEntriesError } from './budget';
import { renderEntries, subjectKey } from './render';
import { TermAlgebra } from './termSet';
import type { Box, Term } from './termSet';

const axes = [audienceAxis, namespaceAxis, nameAxis];
const split = { contextAxes: 1, contextGlob: (box: Box) => box[0] };

const reason = (message: string): TrustReason => ({
  code: 'UNKNOWN_KEY',
  message,
});
const boxOf = (text: string): Box => text.split('/').map(wildcardGlob);

function term(text: string, except: string[] = []): Term {
  return {
    box: boxOf(text),
    except: except.map(each => ({ box: boxOf(each), conditional: [] })),
    conditional: [],
  };
}

function render(terms: Term[], budget = new Budget()) {
  const algebra = new TermAlgebra(axes, budget);
  return renderEntries(terms, split, algebra, budget);
}

describe('entries', () => {
  const terms = (count: number, exceptions: number, context = '*') =>
    Array.from({ length: count }, (_, at) =>
      term(
        `${context}/n${at}/*`,
        Array.from({ length: exceptions }, (__, of) => `*/n${at}/a${of}`),
      ),
    );

  it('are limited in subjects, exceptions and contexts together', () => {
    // One context, and four for each of these.
    const almost = terms(999, 3);
    expect(render([...almost, ...terms(2, 0, 'x')])).toHaveLength(2);
    const [one] = render([...almost, term('*/x/y'), term('*/x/z')]);
    expect(one.subjects).toHaveLength(1_001);
    const full = [term('*/x/y'), term('*/x/z'), term('*/x/a')];
    expect(render([...almost, ...full])[0].subjects).toHaveLength(1_002);
    expect(() => render([...almost, ...full, term('*/x/b')])).toThrow(
      TooManyEntriesError,
    );
    expect(() => render(terms(1_000, 3))).toThrow(TooManyEntriesError);
  });

  it('count what is taken out of the contexts', () => {
    const most = terms(999, 3);
    const context = (...except: string[]) =>
      term(
        '*/*/*',
        except.map(each => `${each}/*/*`),
      );
    expect(render([...most, context()])).toHaveLength(1);
    expect(render([...most, context('a')])).toHaveLength(2);
    expect(() => render([...most, context('a', 'b')])).toThrow(
      TooManyEntriesError,
    );
    expect(() =>
      render([...most, term('b/y/z'), term('c/y/z'), term('d/y/z')]),
    ).toThrow(TooManyEntriesError);
  });

  it('tell what is taken out of the contexts apart, whatever its order', () => {
    const texts = render([
      term('*/n/*', ['ab/*/*']),
      term('*/n/*', ['a/*/*', 'b/*/*']),
      term('*/m/*', ['b/*/*', 'a/*/*']),
      term('*/n/*', ['a\nb/*/*']),
    ]).map(({ contexts, subjects }) => [
      contexts.except,
      subjects.map(({ namespace }) => namespace),
    ]);
    expect(texts).toEqual([
      [['ab'], ['n']],
      [
        ['a', 'b'],
        ['n', 'm'],
      ],
      [['a\nb'], ['n']],
    ]);
  });

  it('count their work', () => {
    const budget = new CountedBudget();
    render([term('*/a/*', ['*/a/b', '*/a/c'])], budget);
    expect(budget.counted).toBe(3);
  });
});

describe('the key of a subject', () => {
  const subject: TrustSubject = {
    namespace: 'a',
    name: '*',
    conditional: [reason('x'), reason('y')],
    except: [
      { namespace: 'a', name: 'b', conditional: [reason('v'), reason('w')] },
      { namespace: 'a', name: 'c', conditional: [] },
    ],
  };

  it('does not depend on any order', () => {
    const turned: TrustSubject = {
      ...subject,
      conditional: [...subject.conditional].reverse(),
      except: subject.except
        .map(each => ({
          ...each,
          conditional: [...each.conditional].reverse(),
        }))
        .reverse(),
    };
    expect(subjectKey(turned)).toBe(subjectKey(subject));
  });

  it('differs with each part', () => {
    const keys = [
      subject,
      { ...subject, namespace: 'b' },
      { ...subject, name: 'b' },
      { ...subject, conditional: [] },
      { ...subject, except: subject.except.slice(1) },
      {
        ...subject,
        except: subject.except.map(each => ({ ...each, conditional: [] })),
      },
    ].map(subjectKey);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
