import fc from 'fast-check';
import {
  Finding,
  serviceAccountRef,
  TruthDifference,
  TruthDifferenceCode,
} from '../model';
import {
  aRole,
  aServiceAccount,
  ROLE,
} from '../resolve/__testUtils__/anEstate';
import { anArbitraryEstate } from '../resolve/__testUtils__/estateArbitrary';
import { resolveAll } from '../resolve/__testUtils__/resolveAll';
import { buildEstate } from '../resolve/estate';
import { ResolvedEstate } from '../resolve/resolveEstate';
import { DEFAULT_ANNOTATION_PREFIX } from '../annotations';
import { ChangeParts } from './__testUtils__/checkCases';
import {
  contextOf,
  NOW,
  resolvedOf,
  wholeParts,
} from './__testUtils__/checkParts';
import { BARE, CARRYING, container, pods } from './__testUtils__/pods';
import { irsaChecks } from './catalogue';
import { runChecks } from './framework/runChecks';
import { DIFFERENCE_CHECK } from './pods/truthKeys';
import { createCheckContext } from './subjects/createCheckContext';

const DECLARATION_CHECK = 'IRSA-HY-010';

const declares =
  (declaredRole: string): ChangeParts =>
  p => {
    p.entities = p.entities.map(entity => ({ ...entity, declaredRole }));
  };

/** For every code, an estate with that difference. A new code does not compile without one. */
const differences: Record<
  TruthDifferenceCode,
  { readonly estate: ChangeParts; readonly reportedBy: string }
> = {
  DECLARED_NOT_CONFIGURED: {
    estate: declares(`${ROLE}-other`),
    reportedBy: DECLARATION_CHECK,
  },
  CONFIGURED_NOT_DECLARED: {
    estate: declares(`${ROLE}-other`),
    reportedBy: DECLARATION_CHECK,
  },
  TAGGED_FOR_OTHER_SERVICE_ACCOUNT: {
    estate: p => {
      p.roles = [
        aRole({
          tags: { 'irsa.backstage.io/service-account': 'prod-euw1/a/b' },
        }),
      ];
    },
    reportedBy: DECLARATION_CHECK,
  },
  CONFIGURED_NOT_OBSERVED: {
    estate: pods(BARE),
    reportedBy: DIFFERENCE_CHECK,
  },
  OBSERVED_OTHER_ROLE: {
    estate: pods({
      containers: [
        container({
          AWS_ROLE_ARN: `${ROLE}-old`,
          AWS_WEB_IDENTITY_TOKEN_FILE: '/token',
        }),
      ],
    }),
    reportedBy: DIFFERENCE_CHECK,
  },
  OBSERVED_OTHER_MECHANISM: {
    estate: pods({
      containers: [container({ AWS_CONTAINER_CREDENTIALS_FULL_URI: true })],
    }),
    reportedBy: DIFFERENCE_CHECK,
  },
  OBSERVED_NOT_CONFIGURED: {
    estate: p => {
      p.serviceAccounts = [aServiceAccount({ annotations: {} })];
    },
    reportedBy: DIFFERENCE_CHECK,
  },
  OBSERVED_STATIC_KEYS: {
    estate: pods({
      containers: [
        container({ AWS_ACCESS_KEY_ID: true, AWS_SECRET_ACCESS_KEY: true }),
      ],
    }),
    reportedBy: DIFFERENCE_CHECK,
  },
  OBSERVED_OTHER_AUDIENCE: {
    estate: pods({ ...CARRYING, tokenAudiences: ['other'] }),
    reportedBy: DIFFERENCE_CHECK,
  },
};

/** The check that reports a code, and those whose findings explain that one's. */
const reporting = new Map(
  Object.entries(differences).map(([code, { reportedBy }]) => [
    code,
    new Set([
      reportedBy,
      ...irsaChecks
        .filter(check => check.subsumes?.includes(reportedBy))
        .map(({ id }) => id),
    ]),
  ]),
);

/** References of everything that a finding about a difference may be about. */
function refsOf(
  { serviceAccounts }: ResolvedEstate,
  { serviceAccount }: TruthDifference,
  entityRefs: readonly string[],
): Set<string> {
  const of = serviceAccount && serviceAccountRef(serviceAccount);
  return new Set([
    ...entityRefs,
    ...serviceAccounts
      .filter(each =>
        of === undefined
          ? each.entityRefs.some(ref => entityRefs.includes(ref))
          : serviceAccountRef(each.serviceAccount) === of,
      )
      .flatMap(each => [
        serviceAccountRef(each.serviceAccount),
        ...each.workloads,
        ...each.bindings.flatMap(({ roleArn }) => roleArn ?? []),
      ]),
  ]);
}

/** Differences of an estate that no finding reports or explains. */
function withoutFinding(
  resolved: ResolvedEstate,
  findings: readonly Finding[],
): TruthDifference[] {
  const all = [
    ...resolved.entities.map(each => ({
      found: each.differences,
      entityRefs: [each.place.entityRef],
    })),
    ...resolved.serviceAccounts.map(each => ({
      found: each.differences,
      entityRefs: each.entityRefs,
    })),
  ];
  return all.flatMap(({ found, entityRefs }) =>
    found.filter(difference => {
      const refs = refsOf(resolved, difference, entityRefs);
      return !findings.some(
        ({ checkId, state, subject, consequences, ...finding }) =>
          state === 'fail' &&
          reporting.get(difference.code)?.has(checkId) &&
          entityRefs.every(ref => finding.entityRefs.includes(ref)) &&
          [subject, ...consequences].some(({ ref }) => refs.has(ref)),
      );
    }),
  );
}

describe('a difference between what is declared, set up and observed', () => {
  it.each(Object.entries(differences))(
    'has a finding, %s',
    (code, { estate }) => {
      const p = wholeParts();
      estate(p);
      const resolved = resolvedOf(p);
      const [{ differences: found }] = resolved.entities;
      const { findings } = runChecks(contextOf(p), irsaChecks);
      expect(found.map(each => each.code)).toContain(code);
      for (const { cause } of found) {
        expect(cause).toMatch(/^[A-Z].*\.$/);
      }
      expect(withoutFinding(resolved, findings)).toEqual([]);
      expect(withoutFinding(resolved, [])).not.toEqual([]);
    },
  );

  it('has a finding in estates of any shape', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anArbitraryEstate, ({ snapshots, entities }) => {
        const resolved = resolveAll(
          buildEstate(snapshots, DEFAULT_ANNOTATION_PREFIX),
          entities,
        );
        const { findings } = runChecks(
          createCheckContext({ resolved, now: NOW }),
          irsaChecks,
        );
        resolved.entities
          .flatMap(each => each.differences)
          .forEach(({ code }) => seen.add(code));
        expect(withoutFinding(resolved, findings)).toEqual([]);
      }),
      { numRuns: 200, seed: 9 },
    );
    // Estates without differences would prove nothing.
    expect(seen.size).toBeGreaterThanOrEqual(3);
  });
});
