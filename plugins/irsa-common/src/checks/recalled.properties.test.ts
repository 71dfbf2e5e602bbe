import fc from 'fast-check';
import { Entity } from '@backstage/catalog-model';
import { DEFAULT_ANNOTATION_PREFIX } from '../annotations';
import {
  aChangedSnapshot,
  anArbitraryEstate,
} from '../resolve/__testUtils__/estateArbitrary';
import { resolveAll, toEnd } from '../resolve/__testUtils__/resolveAll';
import { buildEstateInSteps, SnapshotData } from '../resolve/estate';
import { ResolveCache } from '../resolve/resolveCache';
import { irsaChecks } from './catalogue';
import { defineCheck } from './framework/check';
import { CheckReport, runChecks } from './framework/runChecks';
import { ChecksSettings } from './framework/settings';
import { createCheckContext } from './subjects/createCheckContext';

const RUNS = { numRuns: 60, seed: 9 };
const MOMENTS = ['2026-05-02T00:00:00Z', '2026-06-01T00:00:00Z'];
const SETTINGS: readonly ChecksSettings[] = [
  {},
  {
    'IRSA-HY-001': { parameters: { days: 1 }, severity: 'high' },
    'IRSA-TS-014': { parameters: { namespaces: 0 } },
    'IRSA-SA-003': { enabled: false },
  },
];

interface Input {
  readonly snapshots: readonly SnapshotData[];
  readonly entities: readonly Entity[];
  readonly now?: string;
  readonly settings?: ChecksSettings;
}

/** A check of a portal that looks at everything there is. */
const looksEverywhere = defineCheck({
  id: 'ACME-XX-001',
  title: 'Everything',
  severity: 'info',
  over: 'account',
  what: 'Everything.',
  why: 'To see.',
  howWeKnow: 'It is there.',
  fix: 'None.',
  verify: 'None.',
  needs: [],
  *run({ account }, context) {
    const { estate, subjects, everyIssuerRead } = context;
    yield {
      cause: [],
      message: JSON.stringify([
        account.id,
        everyIssuerRead,
        [...estate.clusters.keys()],
        [...estate.accounts].map(([id, { roles }]) => [id, roles.size]),
        estate.clusterOfIssuer.size,
        subjects.entity.map(each => each.entity),
        subjects.role.map(({ arn }) => [
          context.rolesOf(arn.account).length,
          context.resolvedRole(arn.arn)?.totals,
        ]),
      ]),
      evidence: [],
      remedies: [],
    };
  },
});
const CHECKS = [...irsaChecks, looksEverywhere];

function check(input: Input, cache?: ResolveCache): CheckReport {
  const { snapshots, entities, now = MOMENTS[0], settings } = input;
  const estate = toEnd(
    buildEstateInSteps(snapshots, DEFAULT_ANNOTATION_PREFIX, cache),
  );
  const resolved = resolveAll(estate, entities, cache);
  return runChecks(
    createCheckContext({ resolved, now, cache }),
    CHECKS,
    settings,
  );
}

const aChange = fc.record({
  snapshot: aChangedSnapshot,
  /** Whether the source is gone instead. */
  isGone: fc.boolean(),
  entities: fc.nat(3),
  now: fc.constantFrom(...MOMENTS),
  settings: fc.constantFrom(...SETTINGS),
});

describe('checks with what the last run left', () => {
  it('give the same bytes as without, after each change', () => {
    fc.assert(
      fc.property(
        anArbitraryEstate,
        fc.array(aChange, { minLength: 1, maxLength: 4 }),
        ({ snapshots, entities }, changes) => {
          const cache = new ResolveCache();
          check({ snapshots, entities }, cache);
          let now: readonly SnapshotData[] = snapshots;
          changes.forEach((change, number) => {
            const { sourceId } = change.snapshot;
            now = now.filter(each => each.sourceId !== sourceId);
            if (!change.isGone) {
              now = [...now, { ...change.snapshot, id: `change ${number}` }];
            }
            const input = {
              snapshots: now,
              entities: entities.slice(0, change.entities),
              now: change.now,
              settings: change.settings,
            };
            expect(JSON.stringify(check(input, cache))).toBe(
              JSON.stringify(check(input)),
            );
          });
        },
      ),
      RUNS,
    );
  });

  it('leave every finding as it is while nothing has changed', () => {
    fc.assert(
      fc.property(anArbitraryEstate, input => {
        const cache = new ResolveCache();
        const before = check(input, cache);
        const after = check(input, cache);
        const isKept = new Set(before.findings);
        // Unread findings are made anew, and so are those that have consequences and those of a check that looks everywhere.
        const others = after.findings.filter(
          each =>
            each.state === 'fail' &&
            each.consequences.length === 0 &&
            each.checkId !== looksEverywhere.id,
        );
        expect(others.filter(each => !isKept.has(each))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('ask no check anew about clusters that have not changed', () => {
    fc.assert(
      fc.property(
        anArbitraryEstate,
        aChangedSnapshot.filter(each => !each.sourceId.startsWith('aws:')),
        ({ snapshots }, snapshot) => {
          const asked = new Set<string>();
          const asking = defineCheck({
            ...looksEverywhere,
            over: 'service-account',
            run({ serviceAccounts: [ref] }) {
              asked.add(ref.cluster);
              return [];
            },
          });
          const cache = new ResolveCache();
          const run = (now: readonly SnapshotData[]) => {
            asked.clear();
            const estate = toEnd(
              buildEstateInSteps(now, DEFAULT_ANNOTATION_PREFIX, cache),
            );
            const resolved = resolveAll(estate, [], cache);
            runChecks(
              createCheckContext({ resolved, now: MOMENTS[0], cache }),
              [asking],
            );
            return [...asked];
          };
          run(snapshots);
          expect(run(snapshots)).toEqual([]);
          const cluster = snapshot.sourceId.slice('kubernetes:'.length);
          const after = run(
            snapshots.map(each =>
              each.sourceId === snapshot.sourceId
                ? { ...snapshot, id: 'changed' }
                : each,
            ),
          );
          expect(after.filter(each => each !== cluster)).toEqual([]);
        },
      ),
      RUNS,
    );
  });
});
