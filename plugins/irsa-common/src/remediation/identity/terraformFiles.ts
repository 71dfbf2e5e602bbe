import { hclName } from '../emit/hcl';
import { RoleResource } from '../resources/awsResource';
import { fileName, uniqueNames } from '../resources/names';
import {
  associationBlock,
  inlinePolicyBlocks,
  terraformBlocks,
} from '../resources/terraform';
import { moduleName, terraformModuleBlock } from '../resources/terraformModule';
import { associationName } from './associationName';
import { Identity } from './identity';
import { IdentityFile } from './types';

const CHANGED_TEXTS =
  'Terraform composes letters and accents of texts (Unicode form NFC), which changes a text of this identity; compose them, or use another form.';

/** Resources for Terraform and OpenTofu; or why they cannot be. */
export function terraformFiles(identity: Identity): IdentityFile[] | string {
  const { role } = identity;
  if (changesTexts(role)) {
    return CHANGED_TEXTS;
  }
  return [
    terraformFile(identity, [
      ...terraformBlocks(role),
      ...associationBlocks(identity, `aws_iam_role.${hclName(role.name)}.arn`),
    ]),
  ];
}

/** A call of a module, with resources for what the module does not do; or why it cannot be. */
export function terraformModuleFiles(
  identity: Identity,
  major: 5 | 6,
): IdentityFile[] | string {
  const { role } = identity;
  if (changesTexts(role)) {
    return CHANGED_TEXTS;
  }
  const call = terraformModuleBlock(role, major);
  if (call === undefined) {
    return major === 5
      ? 'The module terraform-aws-modules/iam 5.39.0 has no trust policy for Pod Identity, and none for audiences with characters other than letters, digits and _.:/-; use terraform or terraform-module-v6.'
      : 'The module terraform-aws-modules/iam 6.5 cannot write this trust policy; use terraform.';
  }
  const module = `module.${moduleName(role)}`;
  const outputs =
    major === 5
      ? { name: 'iam_role_name', arn: 'iam_role_arn' }
      : { name: 'name', arn: 'arn' };
  return [
    terraformFile(identity, [
      call,
      ...inlinePolicyBlocks(role, `${module}.${outputs.name}`),
      ...associationBlocks(identity, `${module}.${outputs.arn}`),
    ]),
  ];
}

/** Terraform knows texts in the Unicode form NFC only, and makes them so without a word. */
function changesTexts(role: RoleResource): boolean {
  const text = JSON.stringify(role);
  return text !== text.normalize('NFC');
}

function terraformFile(
  { role }: Identity,
  blocks: readonly string[],
): IdentityFile {
  return {
    path: `${fileName(role.name)}.tf`,
    content: `${blocks.join('\n\n')}\n`,
  };
}

function associationBlocks(
  { associations }: Identity,
  roleArn: string,
): string[] {
  const names = uniqueNames(associations.map(associationName), hclName);
  return associations.map((association, index) =>
    associationBlock(association, names[index], roleArn),
  );
}
