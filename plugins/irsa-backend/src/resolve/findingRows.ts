import {
  CheckReport,
  Finding,
  parseRoleArn,
  ResolvedEstate,
  serviceAccountRef,
} from 'backstage-plugin-irsa-common';
import { FindingFacts } from '../database/facts';
import { EncodedFinding, encodeFinding } from '../database/findings';
import { sourcesOfPlaces, subjectPlace } from './subjectPlace';

/** What lists know of each finding, in the order of the findings. */
export function findingFacts(
  resolved: ResolvedEstate,
  { findings }: CheckReport,
): FindingFacts[] {
  const { estate } = resolved;
  const roleAccounts = accountsByServiceAccount(resolved);
  return findings.map(finding => {
    const { id, checkId, severity, state, title, subject } = finding;
    const place = subjectPlace(estate, subject);
    return {
      id,
      checkId,
      severity,
      state,
      title,
      subject,
      entityRefs: finding.entityRefs,
      ...(finding.mentions ? { mentions: finding.mentions } : {}),
      ...place,
      ...(finding.waiting ? { waitingChecks: finding.waiting.checks } : {}),
      sources: sourcesOfPlaces(estate, [
        place.cluster,
        place.account,
        ...placesOfConsequences(resolved, finding),
        ...(roleAccounts.get(subject.ref) ?? []),
      ]),
    };
  });
}

/** Findings as they are stored. */
export function* findingRows(
  facts: readonly FindingFacts[],
  { findings }: CheckReport,
): Generator<EncodedFinding> {
  for (const [index, finding] of findings.entries()) {
    yield encodeFinding(facts[index], finding);
  }
}

function placesOfConsequences(
  { estate }: ResolvedEstate,
  { consequences }: Finding,
): (string | undefined)[] {
  return consequences.flatMap(subject => {
    const { cluster, account } = subjectPlace(estate, subject);
    return [cluster, account];
  });
}

/** Accounts of the roles that a service account is bound to, by its reference. */
function accountsByServiceAccount(
  resolved: ResolvedEstate,
): Map<string, string[]> {
  const accounts = new Map<string, string[]>();
  for (const { serviceAccount, bindings } of resolved.serviceAccounts) {
    if (bindings.length > 0) {
      accounts.set(
        serviceAccountRef(serviceAccount),
        bindings.flatMap(({ roleArn }) => accountOf(roleArn)),
      );
    }
  }
  return accounts;
}

/** The account of a role by its ARN; empty for what is none. */
export function accountOf(roleArn: string | undefined): string[] {
  const parsed = parseRoleArn(roleArn ?? '');
  return 'role' in parsed ? [parsed.role.account] : [];
}
