import { Remedy } from '../model';
import { remark } from './emit/shell';
import { cloudFormationResource } from './renderCloudFormation';
import { eksctlStep } from './renderEksctl';
import { isAwsStep, shellStep } from './renderShell';
import { terraformStep } from './renderTerraform';
import { terraformModuleStep } from './renderTerraformModule';
import { Remediation, RemediationTarget } from './targets';

/**
 * Writes the steps of a fix for every tool that can do at least one of them, the shell first. Steps that a tool of code cannot do stand
 * there as remarks with the commands.
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
  const terraform = code(remedies, terraformStep);
  return [
    {
      target: remedies.some(isAwsStep) ? 'aws-cli' : 'kubectl',
      text: remedies.map(shellStep).join('\n'),
    },
    ...written('eksctl', eksctl(remedies)),
    ...written('terraform', terraform),
    ...written('opentofu', terraform),
    ...written(
      'terraform-module-v6',
      code(remedies, each => terraformModuleStep(each, 6)),
    ),
    ...written(
      'terraform-module-v5',
      code(remedies, each => terraformModuleStep(each, 5)),
    ),
    ...written('cloudformation', cloudFormation(remedies)),
  ];
}

function written(
  target: RemediationTarget,
  text: string | undefined,
): Remediation[] {
  return text === undefined ? [] : [{ target, text }];
}

function eksctl(remedies: readonly Remedy[]): string | undefined {
  const steps = remedies.map(eksctlStep);
  return steps.some(step => step !== undefined)
    ? steps.map((step, index) => step ?? shellStep(remedies[index])).join('\n')
    : undefined;
}

/** Code for the steps that it can do, and remarks for the others. */
function code(
  remedies: readonly Remedy[],
  write: (remedy: Remedy) => string | undefined,
): string | undefined {
  const steps = remedies.map(write);
  return steps.some(step => step !== undefined)
    ? steps.map((step, index) => step ?? asRemark(remedies[index])).join('\n\n')
    : undefined;
}

function asRemark(remedy: Remedy): string {
  return remedy.action === 'explain'
    ? remark(remedy.text)
    : remark(shellStep(remedy).replace(/^# /gm, ''));
}

/** JSON has no remarks, so a template is written only where nothing but resources is to be done. */
function cloudFormation(remedies: readonly Remedy[]): string | undefined {
  const steps = remedies.filter(({ action }) => action !== 'explain');
  const resources = steps.map(cloudFormationResource);
  return resources.every(
    (each): each is NonNullable<typeof each> => each !== undefined,
  )
    ? JSON.stringify({ Resources: Object.fromEntries(resources) }, null, 2)
    : undefined;
}
