import {
  Acceptance,
  Remedy,
  Remediation,
  renderFirstRemediation,
  renderRemediation,
  ReportedFinding,
  Waiver,
} from 'backstage-plugin-irsa-common';
import { FindingView } from '../views';
import { isWholeFinding, Visibility, visibleRefs } from '../Visibility';
import { CheckWords } from './checkWords';
import { ownersOf } from './ownersOf';
import { isPolicyText, withoutPolicyText } from './redactEvidence';

/** Makes an answer of a finding, without what the reader may not see. That something is left out is said, never what or how much. */
export function redactFinding(
  view: FindingView,
  visibility: Visibility,
  words: CheckWords,
): ReportedFinding {
  return redactAndRender(view, visibility, words, renderRemediation);
}

/** The same for a list, where one form of the fix will do: all of them take longer to write than everything else. */
export function redactListedFinding(
  view: FindingView,
  visibility: Visibility,
  words: CheckWords,
): ReportedFinding {
  return redactAndRender(view, visibility, words, renderFirstRemediation);
}

function redactAndRender(
  { finding, facts, state, stale, places, waiver, managedBy }: FindingView,
  visibility: Visibility,
  words: CheckWords,
  render: (remedies: readonly Remedy[]) => readonly Remediation[],
): ReportedFinding {
  const isWhole = isWholeFinding(finding, visibility);
  const entityRefs = visibleRefs(finding.entityRefs, visibility);
  const { id, checkId, severity, title, subject, verify } = finding;
  const { policyText } = visibility;
  const common = {
    id,
    checkId,
    severity,
    state,
    title,
    subject,
    entityRefs,
    owners: ownersOf(entityRefs, places),
    others: !isWhole,
    verify,
    since: facts.since,
    stale,
    ...(waiver ? { waiver: acceptanceOf(waiver) } : {}),
  };
  if (!isWhole) {
    const general = words.get(checkId);
    return {
      ...common,
      message: `${
        general?.what ?? `${title}.`
      } It also concerns what you may not see, so the details are left out.`,
      evidence: policyText ? finding.evidence.filter(isPolicyText) : [],
      remediation: general ? [{ target: 'text', text: general.fix }] : [],
      consequences: [],
    };
  }
  return {
    ...common,
    message: finding.message,
    evidence: policyText
      ? finding.evidence
      : withoutPolicyText(finding.evidence),
    remediation: render(finding.remedies),
    ...(managedBy ? { managedBy } : {}),
    consequences: finding.consequences,
    ...(finding.waiting ? { waiting: finding.waiting } : {}),
  };
}

function acceptanceOf({
  id,
  reason,
  owner,
  createdBy,
  createdAt,
  expiresAt,
}: Waiver): Acceptance {
  return { id, reason, owner, createdBy, createdAt, expiresAt };
}
