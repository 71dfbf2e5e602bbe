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
  if (remedies.length === 0) {
    return [];
  }
  const texts = remedies.flatMap(each =>
    each.action === 'explain' ? [each.text] : [],
  );
  if (texts.length === remedies.length) {
    return [{ target: 'text', text: texts.join('\n') }];
  }
  const terraform = terraformCode(remedies);
  return [
    ...(remedies.some(isAwsStep)
      ? written('aws-cli', remedies.map(shellStep).join('\n'))
      : []),
    ...written('kubectl', kubectl(remedies)),
    ...written('eksctl', eksctl(remedies)),
    ...written('terraform', terraform),
    ...written('opentofu', terraform),
    ...written('terraform-module-v6', terraformModuleCode(6)(remedies)),
    ...written('terraform-module-v5', terraformModuleCode(5)(remedies)),
    ...written('cloudformation', cloudFormationCode(remedies)),
    ...written('cdk', cdkCode(remedies)),
    ...written('ack', ackCode(remedies)),
    ...written('crossplane', crossplaneCode(remedies)),
  ];
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
