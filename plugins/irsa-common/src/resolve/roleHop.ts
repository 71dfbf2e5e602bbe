import { RoleArn } from '../arn';
import { RoleRecord } from '../model';
import { TrustEvaluation, TrustRequest, TrustRequester } from '../trust';
import { ResolveContext } from './context';
import { roleFacts } from './findRole';
import { HopFacts, JudgedHop, judgedHop, ONLY_ITS_OWN, worksHop } from './lane';
import { refusalWords } from './refusalWords';
import { trustDocument } from './trustReader';
import { WIDE_TRUST, wideningClauses } from './wideTrust';

/**
 * The fourth hop: does the trust policy let the requests of this caller through? Every one of them must pass.
 */
export function roleHop(
  context: ResolveContext,
  arn: RoleArn,
  role: RoleRecord,
  requester: TrustRequester,
): JudgedHop {
  const facts = roleFacts(context, arn);
  const { policy, problems } = context.trust.parse(role);
  if (policy === undefined) {
    const [problem] = problems;
    return judgedHop(facts, {
      status: 'unknown',
      fact: 'Trust policy cannot be read',
      code: 'TRUST_POLICY_UNREADABLE',
      detail: {
        cause: `The trust policy of ${arn.name} cannot be read${
          problem
            ? `: ${problem.line ? `line ${problem.line}, ` : ''}${
                problem.message
              }`
            : '.'
        } Nothing is assumed about it.`,
        because: `the trust policy of ${arn.name} cannot be read`,
        evidence: [],
        settle: 'A trust policy that IAM accepts.',
      },
    });
  }

  const [refused] = context.trust.notAllowed(role, requester);
  return refused
    ? refusedHop(facts, arn, role, policy, refused.request, refused.evaluation)
    : allowedHop(context, facts, arn, role, policy);
}

function allowedHop(
  context: ResolveContext,
  facts: HopFacts,
  arn: RoleArn,
  role: RoleRecord,
  policy: unknown,
): JudgedHop {
  const scope = context.trust.scope(role);
  if (scope.class === 'unknown') {
    return judgedHop(facts, {
      status: 'attention',
      fact: 'Trusts it; how many others cannot be judged',
      code: 'TRUST_SCOPE_UNKNOWN',
      detail: {
        cause: `${
          arn.name
        } trusts this service account, and how many others it trusts cannot be judged. ${scope.problems
          .map(problem => problem.message)
          .join(' ')}`.trim(),
        because: `how many others ${arn.name} trusts cannot be judged`,
        evidence: [],
      },
      prove: () => ({
        evidence: [],
        document: trustDocument(
          role,
          policy,
          scope.problems.map(problem => problem.path),
          'widens',
        ),
      }),
    });
  }
  const wide = WIDE_TRUST[scope.class];
  if (!wide) {
    return worksHop(facts, narrowFact(context, role));
  }
  return judgedHop(facts, {
    status: 'attention',
    fact: wide.replace(/^is open/, 'Open'),
    code: 'TRUST_SCOPE_WIDE',
    detail: {
      cause: `${arn.name} trusts this service account, and ${wide}.`,
      because: `role ${arn.name} ${wide}`,
      evidence: [],
    },
    prove: () => {
      const widening = wideningClauses(policy);
      return {
        evidence: widening.map(clause => ({
          source: `Trust policy of ${arn.name}`,
          ...clause,
        })),
        document: trustDocument(
          role,
          policy,
          widening.map(clause => clause.path),
          'widens',
        ),
      };
    },
  });
}

function narrowFact(context: ResolveContext, role: RoleRecord): string {
  const scope = context.trust.scope(role);
  if (scope.class === 'name-prefix') {
    return 'Trusts names with a common beginning in one namespace';
  }
  const subjects = new Set(
    [...scope.providers, ...scope.podIdentity].flatMap(entry =>
      entry.subjects.map(subject => `${subject.namespace}/${subject.name}`),
    ),
  );
  switch (subjects.size) {
    case 0:
      // The policy allows the request, and something before the policy keeps every such request away.
      return 'Its trust policy names this service account';
    case 1:
      return ONLY_ITS_OWN;
    default:
      return `Trusts ${subjects.size} service accounts by name`;
  }
}

function refusedHop(
  facts: HopFacts,
  arn: RoleArn,
  role: RoleRecord,
  policy: unknown,
  request: TrustRequest,
  decision: TrustEvaluation,
): JudgedHop {
  const [reason] = decision.reasons;
  const unknown = decision.decision === 'unknown';
  const words = refusalWords(arn, request, reason);
  return judgedHop(facts, {
    status: unknown ? 'unknown' : 'broken',
    fact: unknown ? 'Trust policy cannot be judged' : words.fact,
    code: reason?.code ?? 'NO_STATEMENT_FOR_ACTION',
    path: reason?.path,
    detail: {
      cause: unknown
        ? `Whether ${arn.name} trusts this service account cannot be judged. ${
            reason?.message ?? ''
          }`.trim()
        : words.cause,
      because: unknown
        ? `the trust policy of ${arn.name} cannot be judged`
        : words.because,
      evidence: [],
      ...(words.differences && !unknown
        ? { differences: words.differences }
        : {}),
    },
    prove: () => ({
      evidence: decision.reasons.slice(0, 4).map(each => ({
        source: `Trust policy of ${arn.name}`,
        ...(each.path ? { path: each.path } : {}),
        value: each.expected?.join(', ') ?? each.message,
      })),
      document: trustDocument(
        role,
        policy,
        decision.reasons.map(each => each.path),
        'decides',
      ),
    }),
  });
}
