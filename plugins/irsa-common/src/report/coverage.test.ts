import { SourceState } from '../model';
import { coverageOf } from './coverage';
import { emptyTally } from './counts';

const source = (id: string, rest: Partial<SourceState> = {}): SourceState => ({
  id,
  kind: 'aws-account',
  title: id,
  status: 'ok',
  readAt: '2026-11-24T10:00:00.000Z',
  stale: false,
  counts: {},
  problems: [],
  ...rest,
});

const REST = {
  checks: { on: 70, off: [] },
  entities: { visible: 3, all: true },
};

describe('coverageOf', () => {
  it('has each source in exactly one number, and names those that were not read with their cost', () => {
    const sources = [
      source('aws:1'),
      source('aws:2', { status: 'partial' }),
      source('aws:3', {
        status: 'failed',
        stale: true,
        readAt: '2026-11-23T10:00:00.000Z',
        problems: [{ message: 'Access denied', permission: 'iam:ListRoles' }],
      }),
      source('aws:4', { status: 'never-read', readAt: undefined }),
      source('aws:5', { stale: true }),
      source('aws:6', { status: 'partial', stale: true }),
    ];
    const coverage = coverageOf(
      sources,
      {
        totals: { ...emptyTally(), total: 10, compliant: 6, unknown: 4 },
        costs: new Map([['aws:3', { bindings: 4, checks: ['IRSA-TS-001'] }]]),
      },
      REST,
    );
    const { total, ...parts } = coverage.sources;
    expect(parts).toEqual({
      read: 1,
      partial: 1,
      failed: 1,
      neverRead: 1,
      late: 2,
    });
    expect(Object.values(parts).reduce((all, part) => all + part)).toBe(total);
    expect(coverage.oldestReadAt).toBe('2026-11-23T10:00:00.000Z');
    expect(coverage.newestReadAt).toBe('2026-11-24T10:00:00.000Z');
    expect(coverage.bindings).toEqual({ judged: 6, total: 10 });
    expect(coverage.unread.map(({ id, cost }) => [id, cost.bindings])).toEqual([
      ['aws:2', 0],
      ['aws:3', 4],
      ['aws:4', 0],
      ['aws:5', 0],
      ['aws:6', 0],
    ]);
    expect(coverage.unread[1].problems[0].permission).toBe('iam:ListRoles');
  });

  it('has no age where nothing was read', () => {
    const coverage = coverageOf(
      [],
      { totals: emptyTally(), costs: new Map() },
      REST,
    );
    expect(coverage.oldestReadAt).toBeUndefined();
    expect(coverage.sources.total).toBe(0);
  });
});
