import { statementPathOf, statementText } from './statementText';

const STATEMENT = {
  Effect: 'Allow',
  Principal: { Service: 'pods.eks.amazonaws.com' },
  Action: ['sts:AssumeRole', 'sts:TagSession'],
};

describe('statementText', () => {
  it('writes one of several statements down and finds lines by path', () => {
    expect(
      statementText({ Statement: [{}, STATEMENT] }, 'Statement[1]', [
        'Statement[1].Action[1]',
        'Statement[0].Action',
      ]),
    ).toEqual({ text: JSON.stringify(STATEMENT, null, 2), lines: [8] });
  });

  it('marks the principal for the whole of a single statement', () => {
    expect(
      statementText({ Statement: STATEMENT }, 'Statement', ['Statement']).lines,
    ).toEqual([3, 4, 5]);
  });

  it('marks nothing for a path that leads nowhere', () => {
    expect(
      statementText({ Statement: STATEMENT }, 'Statement', [
        'Statement.Condition',
        'Version',
        '',
      ]).lines,
    ).toEqual([]);
  });

  it('tells the statement of a path', () => {
    expect(statementPathOf('Statement[12].Principal')).toBe('Statement[12]');
    expect(statementPathOf('Version')).toBeUndefined();
  });
});
