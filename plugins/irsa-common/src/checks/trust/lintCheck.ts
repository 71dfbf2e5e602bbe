import { FindingSubject } from '../../model';
import { TrustLintCode } from '../../trust';
import { CheckDefinition, CheckHit, defineCheck } from '../framework/check';
import { CheckNeed } from '../framework/need';
import { CheckContext } from '../subjects/context';
import { bindingKeys } from '../subjects/bindingKeys';
import { serviceAccountSubject } from '../subjects/refs';
import { CheckedRole } from '../subjects/subjects';
import { trustRemedies } from './intendedTrust';
import { causeAt, policyEvidence, trustKeysAt } from './policyPlace';

/** A policy that cannot be read says nothing about anybody. */
export const READABLE_POLICY: CheckNeed<'role'> = {
  kind: 'role',
  of: 'account',
  part: 'trust policy',
  has: role => role.policy.policy !== undefined,
};

const NONE: readonly CheckHit[] = [];

/** What a check on the linter's findings says beside the codes. */
export type LintCheckInput = Pick<
  CheckDefinition<'role'>,
  | 'id'
  | 'title'
  | 'severity'
  | 'what'
  | 'why'
  | 'howWeKnow'
  | 'fix'
  | 'verify'
  | 'subsumes'
  | 'needs'
> & {
  /** Codes of the linter that this check reports. */
  readonly codes: readonly TrustLintCode[];
  /** True where the fault makes the whole policy miss, so that it explains refusals of every provider. */
  readonly explainsWholeRole?: boolean;
  /** Findings beside those of the linter. */
  also?(role: CheckedRole, context: CheckContext): Iterable<CheckHit>;
};

/** A check that reports what the trust engine's linter finds in a policy, one finding for each place that is at fault. */
export function lintCheck(input: LintCheckInput): CheckDefinition<'role'> {
  const { codes, explainsWholeRole, also, needs, ...texts } = input;
  const wanted = new Set<TrustLintCode>(codes);
  function* hits(
    role: CheckedRole,
    context: CheckContext,
  ): Generator<CheckHit> {
    for (const each of role.lint()) {
      if (!wanted.has(each.code)) {
        continue;
      }
      const correction = each.correction
        ? ` What belongs there: ${each.correction}`
        : '';
      const explains = explainsWholeRole
        ? [role.arn.arn]
        : trustKeysAt(role, each.path);
      yield {
        cause: [each.code, causeAt(role, each.path)],
        message: `In the trust policy of ${role.arn.name}: ${each.message}`,
        severity: each.severity,
        evidence: [policyEvidence(role, each.path)],
        explains,
        // What makes a policy miss explains why those who are bound to the role are refused.
        consequences: texts.subsumes ? refusedBy(role, explains) : [],
        remedies: trustRemedies(role, `${each.message}${correction}`),
      };
    }
    yield* also?.(role, context) ?? [];
  }

  return defineCheck({
    ...texts,
    over: 'role',
    needs: [READABLE_POLICY, ...needs],
    run(role, context): Iterable<CheckHit> {
      // Nearly every role is without a fault of nearly every kind, and an answer that is made ready costs nothing.
      return also || role.lint().some(({ code }) => wanted.has(code))
        ? hits(role, context)
        : NONE;
    },
  });
}

/** Service accounts that the policy refuses and whose refusal has one of the keys. */
function refusedBy(
  role: CheckedRole,
  keys: readonly string[],
): FindingSubject[] {
  return role
    .refused()
    .filter(
      ({ irsa }) => irsa && bindingKeys(irsa).some(key => keys.includes(key)),
    )
    .map(({ serviceAccount }) => serviceAccountSubject(serviceAccount));
}
