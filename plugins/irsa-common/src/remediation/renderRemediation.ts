import { Remedy } from '../model';
import {
  ackCode,
  cdkCode,
  cloudFormationCode,
  crossplaneCode,
  terraformCode,
  terraformModuleCode,
} from './steps/codeSteps';
import { eksctlStep } from './steps/eksctlStep';
import { remarkWith } from './steps/remarks';
import { isAwsStep, shellStep } from './steps/shellStep';
import { Remediation, RemediationTarget } from './targets';

/**
 * Writes the steps of a fix for every tool that can do at least one of them, the shell first. Steps that a tool cannot do stand there as
 * remarks with the commands; a tool that can do none of them is left out.
 *
 * @returns at least one; sentences where no command is right in every case, and nothing for no steps.
 *
 * @public
 */
export function renderRemediation(remedies: readonly Remedy[]): Remediation[] {
  return [...forms(remedies)];
}

/**
 * Writes the steps of a fix in the first of these forms only, at a fraction of the cost: for lists.
 *
 * @public
 */
export function renderFirstRemediation(
  remedies: readonly Remedy[],
): Remediation[] {
  for (const form of forms(remedies)) {
    return [form];
  }
  return [];
}

/** Each form is written only when it is asked for. */
function* forms(remedies: readonly Remedy[]): Generator<Remediation> {
  if (remedies.length === 0) {
    return;
  }
  const texts = remedies.flatMap(each =>
    each.action === 'explain' ? [each.text] : [],
  );
  if (texts.length === remedies.length) {
    yield { target: 'text', text: texts.join('\n') };
    return;
  }
  if (remedies.some(isAwsStep)) {
    yield* written('aws-cli', remedies.map(shellStep).join('\n'));
  }
  yield* written('kubectl', kubectl(remedies));
  yield* written('eksctl', eksctl(remedies));
  const terraform = terraformCode(remedies);
  yield* written('terraform', terraform);
  yield* written('opentofu', terraform);
  yield* written('terraform-module-v6', terraformModuleCode(6)(remedies));
  yield* written('terraform-module-v5', terraformModuleCode(5)(remedies));
  yield* written('cloudformation', cloudFormationCode(remedies));
  yield* written('cdk', cdkCode(remedies));
  yield* written('ack', ackCode(remedies));
  yield* written('crossplane', crossplaneCode(remedies));
}

function written(
  target: RemediationTarget,
  text: string | undefined,
): Remediation[] {
  return text === undefined ? [] : [{ target, text }];
}

function kubectl(remedies: readonly Remedy[]): string | undefined {
  return remedies.some(each => each.action !== 'explain' && !isAwsStep(each))
    ? remedies
        .map(each =>
          isAwsStep(each) ? remarkWith('#', each) : shellStep(each),
        )
        .join('\n')
    : undefined;
}

function eksctl(remedies: readonly Remedy[]): string | undefined {
  const steps = remedies.map(eksctlStep);
  return steps.some(step => step !== undefined)
    ? steps.map((step, index) => step ?? shellStep(remedies[index])).join('\n')
    : undefined;
}
