import fc from 'fast-check';
import { SEVERITIES } from '../../checks/framework/severity';
import { EntityPlace } from '../../model';
import { CountedBinding, CountedFinding } from '../ReportAccumulator';

const some = (name: string) =>
  fc.option(
    fc.integer({ min: 1, max: 3 }).map(number => `${name}-${number}`),
    { nil: undefined },
  );

const place: fc.Arbitrary<EntityPlace> = fc.record(
  {
    entityRef: fc
      .integer({ min: 1, max: 5 })
      .map(number => `component:default/c-${number}`),
    owner: some('group:default/team'),
    system: some('system:default/s'),
    domain: some('domain:default/d'),
    lifecycle: some('stage'),
  },
  { requiredKeys: ['entityRef'] },
);

const source = fc.integer({ min: 1, max: 3 }).map(number => `aws:${number}`);
const cluster = fc.constantFrom('prod', 'test');
const account = fc.constantFrom('111122223333', '444455556666');

const finding: fc.Arbitrary<CountedFinding> = fc.record({
  checkId: fc.constantFrom('IRSA-TS-001', 'IRSA-TR-002', 'IRSA-HY-009'),
  title: fc.constant('Something is wrong'),
  severity: fc.constantFrom(...SEVERITIES),
  state: fc.constantFrom('fail', 'unknown', 'waived'),
  clusters: fc.uniqueArray(cluster, { maxLength: 2 }),
  accounts: fc.uniqueArray(account, { maxLength: 2 }),
  entities: fc.array(place, { maxLength: 3 }),
  waitingChecks: fc.uniqueArray(fc.constantFrom('A', 'B', 'C')),
  unreadSources: fc.uniqueArray(source),
});

/** Findings, and bindings that some of them concern. */
export const countedArbitrary: fc.Arbitrary<{
  readonly findings: readonly CountedFinding[];
  readonly bindings: readonly CountedBinding[];
}> = fc.array(finding, { maxLength: 12 }).chain(findings =>
  fc.record({
    findings: fc.constant(findings),
    bindings: fc.array(
      fc.record(
        {
          verdict: fc.constantFrom('works', 'broken', 'unknown'),
          isStale: fc.boolean(),
          cluster,
          account,
          entities: fc.array(place, { maxLength: 3 }),
          findings: fc.subarray(findings),
          unreadSources: fc.uniqueArray(source),
        },
        {
          requiredKeys: [
            'verdict',
            'isStale',
            'cluster',
            'entities',
            'findings',
            'unreadSources',
          ],
        },
      ),
      { maxLength: 12 },
    ),
  }),
);
