import fc from 'fast-check';
import {
  IdentityFile,
  IdentityForm,
  IdentityInputError,
  IdentitySpec,
} from '../identity/types';
import { writeIdentity } from '../identity/writeIdentity';
import { renderRemediation } from '../renderRemediation';
import { RemediationTarget } from '../targets';
import { identities } from './identities';
import { REMEDIES } from './remedies';

/** An identity whose inline policies are such that AWS takes them. */
export function withUsualPolicies(spec: IdentitySpec): IdentitySpec {
  return {
    ...spec,
    role: {
      ...spec.role,
      inlinePolicies: spec.role.inlinePolicies?.map(({ name }) => ({
        name,
        statements: [
          {
            Sid: 'Own',
            Effect: 'Allow',
            Action: ['s3:GetObject', 's3:PutObject'],
            Resource: 'arn:aws:s3:::uploads/${aws:PrincipalTag/team}/*',
            Condition: { Bool: { 'aws:SecureTransport': 'true' } },
          },
        ],
      })),
    },
  };
}

/** Identities that a form can express, with their files: the same in every run. */
export function writtenIdentities(
  form: IdentityForm,
  count: number,
  change: (spec: IdentitySpec) => IdentitySpec = spec => spec,
): { spec: IdentitySpec; files: IdentityFile[] }[] {
  const found: { spec: IdentitySpec; files: IdentityFile[] }[] = [];
  const specs = fc.sample(identities, { numRuns: count * 20, seed: 9 });
  for (const spec of specs.map(change)) {
    try {
      found.push({
        spec,
        files: writeIdentity(spec, form, { sizeQuota: 100_000 }),
      });
    } catch (error) {
      // What a form cannot express is another test's concern.
      if (!(error instanceof IdentityInputError)) {
        throw error;
      }
    }
    if (found.length === count) {
      return found;
    }
  }
  throw new Error(`Fewer than ${count} identities can be written as ${form}.`);
}

/** The fixes for some tools, one for each step that they can do, with a remark behind it. */
export function writtenFixes(...targets: RemediationTarget[]): string[] {
  return Object.values(REMEDIES).flatMap(remedy =>
    renderRemediation([remedy, REMEDIES.explain])
      .filter(({ target }) => targets.includes(target))
      .map(({ text }) => `${text}\n`),
  );
}
