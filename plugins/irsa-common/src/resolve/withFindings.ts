import { ReportedFinding } from '../api';
import {
  EntityBinding,
  FindingSeverity,
  IdentityStatus,
  serviceAccountRef,
} from '../model';
import { AssessedIdentity } from './assessIdentity';

/** What needs attention where everything works. */
const ATTENTION: readonly FindingSeverity[] = ['critical', 'high', 'medium'];

/**
 * Whether a finding makes of an entity that works one that needs attention: an open one of medium severity or worse.
 *
 * @public
 */
export function needsAttention({
  state,
  severity,
}: Pick<ReportedFinding, 'state' | 'severity'>): boolean {
  return state === 'fail' && ATTENTION.includes(severity);
}

/**
 * Adds the findings that concern an entity to its identity: what works and has an open finding of medium severity or worse needs attention.
 *
 * @public
 */
export function withFindings<Identity extends AssessedIdentity>(
  identity: Identity,
  findings: readonly ReportedFinding[],
): Identity & { readonly findings: readonly ReportedFinding[] } {
  const open = findings.filter(needsAttention);
  const [first] = open;
  if (!first) {
    return { ...identity, findings };
  }
  const bindings = identity.bindings.map(binding =>
    binding.status === 'works' && open.some(each => concerns(each, binding))
      ? { ...binding, status: 'attention' as const }
      : binding,
  );
  const isAttention = identity.status === 'works';
  return {
    ...identity,
    bindings,
    findings,
    ...(isAttention
      ? {
          status: 'attention' satisfies IdentityStatus,
          sentence: `Works, with ${
            open.length === 1 ? '1 finding' : `${open.length} findings`
          }: ${first.message}`,
        }
      : {}),
  };
}

function concerns(
  { subject, consequences }: ReportedFinding,
  { serviceAccount, roleArn, workloads }: EntityBinding,
): boolean {
  const refs = [serviceAccountRef(serviceAccount), roleArn, ...workloads];
  return [subject, ...consequences].some(({ ref }) => refs.includes(ref));
}
