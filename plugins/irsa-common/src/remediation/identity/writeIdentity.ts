import type { IdentityPlan, PlanCluster } from '../../plan';
import { cdkFiles } from './cdkFiles';
import { cloudFormationFiles } from './cloudFormationFiles';
import { eksctlFiles } from './eksctlFiles';
import { Identity, IdentityOptions, readIdentity } from './identity';
import { jsonFiles } from './jsonFiles';
import { ackFiles, crossplaneFiles } from './objectFiles';
import { manifestFiles } from './manifestFiles';
import { plannedIdentity } from './plannedIdentity';
import { terraformFiles, terraformModuleFiles } from './terraformFiles';
import {
  IdentityFile,
  IdentityForm,
  IdentityInputError,
  IdentitySpec,
} from './types';

/** Writes the files of a form, or says in one sentence why it cannot. */
type FormWriter = (identity: Identity) => IdentityFile[] | string;

const WRITERS: Readonly<Record<IdentityForm, FormWriter>> = {
  terraform: terraformFiles,
  'terraform-module-v6': identity => terraformModuleFiles(identity, 6),
  'terraform-module-v5': identity => terraformModuleFiles(identity, 5),
  cloudformation: cloudFormationFiles,
  cdk: cdkFiles,
  eksctl: eksctlFiles,
  ack: ackFiles,
  crossplane: crossplaneFiles,
  json: jsonFiles,
};

/**
 * All forms, in the order in which they are offered.
 *
 * @public
 */
export const identityForms = Object.keys(WRITERS) as readonly IdentityForm[];

/**
 * Writes an identity as the files of one form: the role with its policies, and the service accounts that may become it, which for IRSA are
 * annotated with the role and for Pod Identity are associated with it. The trust policy admits exactly these service accounts.
 *
 * @throws {@link IdentityInputError} when the identity is not one, or when the form cannot express it; it says why.
 *
 * @public
 */
export function writeIdentity(
  spec: IdentitySpec,
  form: IdentityForm,
  options: IdentityOptions = {},
): IdentityFile[] {
  return filesOf(readIdentity(spec, options), form);
}

/**
 * Writes an identity that {@link planIdentity} planned as the files of one form. What guard rails say of it is the caller's to look at.
 *
 * @param plan - what is to be written
 * @param clusters - the clusters that it was planned for
 * @param form - the form
 * @throws {@link IdentityInputError} when the form cannot express it; it says why.
 *
 * @public
 */
export function writePlannedIdentity(
  plan: IdentityPlan,
  clusters: readonly PlanCluster[],
  form: IdentityForm,
): IdentityFile[] {
  return filesOf(plannedIdentity(plan, clusters), form);
}

function filesOf(identity: Identity, form: IdentityForm): IdentityFile[] {
  const files = WRITERS[form](identity);
  if (typeof files === 'string') {
    throw new IdentityInputError([files]);
  }
  return [...files, ...manifestFiles(identity)];
}

/**
 * What an identity comes to, before a form is chosen.
 *
 * @public
 */
export interface IdentityDocuments {
  /** ARN that the role will have. */
  readonly roleArn: string;
  /** The trust policy, as it stands in JSON. */
  readonly trustPolicy: unknown;
  /** The policies that are part of the role, as they stand in JSON. */
  readonly inlinePolicies: readonly {
    readonly name: string;
    readonly document: unknown;
  }[];
  /** The manifest of the service accounts, in YAML. */
  readonly serviceAccounts: string;
}

/**
 * The documents of an identity: the same that {@link writeIdentity} puts into files.
 *
 * @throws {@link IdentityInputError} when the identity is not one; it says why.
 *
 * @public
 */
export function identityDocuments(
  spec: IdentitySpec,
  options: IdentityOptions = {},
): IdentityDocuments {
  const identity = readIdentity(spec, options);
  return {
    roleArn: identity.roleArn,
    trustPolicy: identity.role.trustPolicy,
    inlinePolicies: identity.role.inlinePolicies,
    serviceAccounts: manifestFiles(identity)
      .map(({ content }) => content)
      .join('---\n'),
  };
}
