import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TrustOptions } from './types';
import { trustLintRules } from './lint/codes';
import type { TrustLintCode } from './lint/codes';
import type { TrustLintFinding } from './lint/finding';
import { lintTrustPolicy } from './lint/lint';

interface Told {
  code: TrustLintCode;
  path: string;
  message: string;
  correction?: unknown;
}

interface Case {
  name: string;
  policy: unknown;
  options?: TrustOptions;
  findings: Told[];
}

type Rule = Omit<TrustLintFinding, keyof Told>;

const { rules, cases } = JSON.parse(
  readFileSync(join(__dirname, '..', '..', 'testdata', 'lint.json'), 'utf8'),
) as { rules: Record<TrustLintCode, Rule>; cases: Case[] };

describe('what lintTrustPolicy finds, all of it and in this order', () => {
  it.each(cases.map(item => [item.name, item] as const))(
    'in %s',
    (_, { policy, options, findings }) => {
      expect(
        lintTrustPolicy(policy, options).map(finding => ({
          ...finding,
          ...(finding.correction !== undefined && {
            correction: JSON.parse(finding.correction) as unknown,
          }),
        })),
      ).toStrictEqual(findings.map(told => ({ ...rules[told.code], ...told })));
    },
  );

  it('has each rule', () => {
    expect(Object.keys(rules).sort()).toEqual(
      Object.keys(trustLintRules).sort(),
    );
    expect(rules).toEqual(trustLintRules);
  });

  it('writes a correction so that people can read it', () => {
    const [{ correction }] = lintTrustPolicy({ Statement: [] }).filter(
      ({ code }) => code === 'MISSING_VERSION',
    );
    expect(correction).toBe('{\n  "Version": "2012-10-17"\n}');
  });
});
