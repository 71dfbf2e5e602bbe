import { RoleArn } from '../arn';
import { Difference, RoleRecord } from '../model';
import {
  evaluateTrust,
  TrustEvaluation,
  TrustReason,
  TrustRequest,
} from '../trust';
import { ResolveContext } from './context';
import { HopFacts, JudgedHop, judgedHop, ONLY_ITS_OWN, worksHop } from './lane';
import { trustDocument } from './trustReader';
import { WIDE_TRUST, wideningClauses } from './wideTrust';

/** Keys of a request that depend on the moment of the call, so that nothing that was read can tell them. */
export const UNKNOWN_KEYS = [
  'aws:CurrentTime',
  'aws:EpochTime',
  'aws:RequestedRegion',
  'aws:SourceIp',
  'aws:SourceVpc',
  'aws:SourceVpce',
  'aws:VpcSourceIp',
  'aws:UserAgent',
  'aws:PrincipalAccount',
  'aws:PrincipalType',
  'aws:userid',
  'aws:ResourceAccount',
  'aws:ResourceOrgID',
  'aws:ResourceOrgPaths',
  'sts:RoleSessionName',
];

/** The role itself, found among what was read, or the hop that says why not. */
export function findRole(
  context: ResolveContext,
  arn: RoleArn,
): { role: RoleRecord } | { hop: JudgedHop } {
  const { estate } = context;
  const roles = estate.accounts.get(arn.account)?.roles;
  const role = roles?.get(arn.arn);
  if (role) {
    return { role };
  }
  const facts = roleFacts(context, arn);
  if (!estate.isComplete('role', arn.account)) {
    return {
      hop: judgedHop(facts, {
        status: 'unknown',
        fact: `Account ${arn.account} was not read`,
        code: 'ROLE_NOT_READ',
        detail: {
          cause: `The roles of account ${arn.account} were not read, so the trust policy of ${arn.name} is not known.`,
          because: `the roles of account ${arn.account} were not read`,
          evidence: [],
          settle: `iam:GetAccountAuthorizationDetails in account ${arn.account}.`,
        },
      }),
    };
  }
  const near = nearestRole(arn, roles?.values() ?? []);
  return {
    hop: judgedHop(facts, {
      status: 'broken',
      fact: near ? `Does not exist; ${near.name} does` : 'Does not exist',
      code: 'ROLE_NOT_FOUND',
      detail: {
        cause: `Account ${arn.account} has no role with this ARN.${
          near ? ` It has ${near.arn}.` : ''
        } STS answers "Not authorized to perform sts:AssumeRoleWithWebIdentity", as for a role that refuses.`,
        because: `role ${arn.name} does not exist in account ${arn.account}`,
        evidence: [
          {
            source: `Roles of account ${arn.account}`,
            value: `${arn.arn} is absent`,
          },
        ],
        ...(near
          ? {
              differences: [
                { label: 'Configured', value: arn.arn },
                { label: 'Exists', value: near.arn },
              ],
            }
          : {}),
      },
    }),
  };
}

function roleFacts(context: ResolveContext, arn: RoleArn): HopFacts {
  return {
    hop: 'role',
    ref: arn.arn,
    name: arn.name,
    sources: context.estate.sourcesOf(arn.account),
  };
}

/**
 * A role that the author may have meant: the same name with another path or other letters' case, or with the random suffix that
 * Terraform's `name_prefix` gives.
 */
function nearestRole(
  arn: RoleArn,
  roles: Iterable<RoleRecord>,
): RoleRecord | undefined {
  const name = arn.name.toLocaleLowerCase('en-US');
  let suffixed: RoleRecord | undefined;
  for (const role of roles) {
    const candidate = role.name.toLocaleLowerCase('en-US');
    if (candidate === name) {
      return role;
    }
    if (candidate.startsWith(`${name}-`)) {
      suffixed ??= role;
    }
  }
  return suffixed;
}

/**
 * The fourth hop: does the trust policy let these requests through? Every one of them must pass.
 */
export function roleHop(
  context: ResolveContext,
  arn: RoleArn,
  role: RoleRecord,
  requests: readonly TrustRequest[],
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

  for (const request of requests) {
    const decision = evaluateTrust(policy, request);
    if (decision.decision !== 'allow') {
      return refusedHop(facts, arn, role, policy, request, decision);
    }
  }
  return allowedHop(context, facts, arn, role, policy);
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
        document: trustDocument(
          role,
          policy,
          scope.problems.map(problem => problem.path),
          'widens',
        ),
      },
    });
  }
  const wide = WIDE_TRUST[scope.class];
  if (!wide) {
    return worksHop(facts, narrowFact(context, role));
  }
  const widening = wideningClauses(policy);
  return judgedHop(facts, {
    status: 'attention',
    fact: wide.replace(/^is open/, 'Open'),
    code: 'TRUST_SCOPE_WIDE',
    detail: {
      cause: `${arn.name} trusts this service account, and ${wide}.`,
      because: `role ${arn.name} ${wide}`,
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
      evidence: decision.reasons.slice(0, 4).map(each => ({
        source: `Trust policy of ${arn.name}`,
        ...(each.path ? { path: each.path } : {}),
        value: each.expected?.join(', ') ?? each.message,
      })),
      ...(words.differences && !unknown
        ? { differences: words.differences }
        : {}),
      document: trustDocument(
        role,
        policy,
        decision.reasons.map(each => each.path),
        'decides',
      ),
    },
  });
}

function refusalWords(
  arn: RoleArn,
  request: TrustRequest,
  reason: TrustReason | undefined,
): {
  fact: string;
  cause: string;
  because: string;
  differences?: Difference[];
} {
  const expected = reason?.expected?.join(', ');
  const actual = [reason?.actual ?? []].flat().join(', ');
  switch (reason?.code) {
    case 'SUB_MISMATCH':
      return subjectWords(arn, reason);
    case 'AUD_CONDITION_MISMATCH':
      return {
        fact: `Wants audience ${expected}`,
        cause: `AWS refuses the token because the trust policy of ${arn.name} wants another audience than the token has.`,
        because: `its role wants audience ${expected} and the token has ${actual}`,
        differences: [
          { label: "Pod's token says", value: actual },
          { label: 'Role wants', value: expected ?? '' },
        ],
      };
    case 'PROVIDER_NOT_TRUSTED':
      return {
        fact: "Does not trust this cluster's OIDC provider",
        cause: `AWS refuses the token because the trust policy of ${arn.name} does not name this cluster's OIDC provider.`,
        because: `its role does not trust the OIDC provider of this cluster`,
        differences: [
          { label: 'Cluster has', value: request.principal.id },
          { label: 'Role trusts', value: expected || 'none' },
        ],
      };
    case 'EXPLICIT_DENY':
      return {
        fact: 'A Deny statement refuses it',
        cause: `AWS refuses the request because a Deny statement in the trust policy of ${arn.name} matches it.`,
        because: `a Deny statement of its role refuses it`,
      };
    case 'NO_STATEMENT_FOR_ACTION':
      return {
        fact: `No statement allows ${request.action}`,
        cause: `AWS refuses the request because no statement in the trust policy of ${arn.name} allows ${request.action} to ${request.principal.id}.`,
        because: `its role does not allow ${request.action}`,
      };
    default:
      return {
        fact: 'A condition of the trust policy is not met',
        cause:
          `AWS refuses the request because a condition in the trust policy of ${
            arn.name
          } is not met. ${reason?.message ?? ''}`.trim(),
        because: 'a condition of its role is not met',
        ...(expected
          ? {
              differences: [
                { label: 'Request has', value: actual || 'no value' },
                { label: 'Role wants', value: expected },
              ],
            }
          : {}),
      };
  }
}

function subjectWords(arn: RoleArn, reason: TrustReason) {
  const expected = reason.expected?.join(', ') ?? '';
  const actual = [reason.actual ?? []].flat().join(', ');
  const differences = [
    { label: "Pod's token says", value: actual },
    { label: 'Role trusts', value: expected },
  ];
  if (/[*?]/.test(expected) && /\.StringEquals\b/.test(reason.path ?? '')) {
    return {
      fact: 'StringEquals takes its wildcard for a letter',
      cause: `AWS refuses the token because the trust policy of ${arn.name} compares the subject with StringEquals, for which * and ? are letters like any other. StringLike reads them as wildcards.`,
      because:
        'the wildcard in the subject of its role means nothing under StringEquals',
      differences,
    };
  }
  const wanted = /^system:serviceaccount:([^:*?]+):([^:,]+)$/.exec(expected);
  const have = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(actual);
  if (wanted && have && wanted[1] !== have[1]) {
    return {
      fact: `Trusts namespace ${wanted[1]}, not ${have[1]}`,
      cause: `AWS refuses the token because the trust policy of ${arn.name} names namespace ${wanted[1]}; the service account lives in ${have[1]}.`,
      because: `its role trusts namespace ${wanted[1]} and the pods run in ${have[1]}`,
      differences,
    };
  }
  if (wanted && have) {
    return {
      fact: `Trusts ${wanted[2]}, not ${have[2]}`,
      cause: `AWS refuses the token because the trust policy of ${arn.name} names service account ${wanted[2]}; this one is ${have[2]}.`,
      because: `its role trusts service account ${wanted[2]}, not ${have[2]}`,
      differences,
    };
  }
  return {
    fact: 'Trusts other service accounts',
    cause: `AWS refuses the token because the trust policy of ${arn.name} does not name this service account.`,
    because: 'its role does not name this service account',
    differences,
  };
}
