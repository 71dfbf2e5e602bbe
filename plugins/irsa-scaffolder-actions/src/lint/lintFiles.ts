import { isError } from '@backstage/errors';
import {
  FindingSeverity,
  lintPolicies,
  lintTerraform,
  PolicyFinding,
  readTerraformConfiguration,
} from 'backstage-plugin-irsa-common';
import { isExpression } from './expression';
import { readTerraformFile } from './readTerraformFile';
import { readYamlFile } from './readYamlFile';
import { WorkspaceText } from './workspaceFiles';

/** Something that is wrong in a file, or that cannot be told of it. */
export interface LintFinding {
  readonly file: string;
  readonly path: string;
  readonly checkId?: string;
  readonly code?: string;
  readonly severity: FindingSeverity;
  readonly state: 'fail' | 'unknown';
  readonly message: string;
}

/** Lints trust and permission policies in files, and calls of modules in Terraform. */
export async function lintFiles(
  files: readonly WorkspaceText[],
): Promise<LintFinding[]> {
  const findings: LintFinding[] = [];
  const terraform: { file: string; json: unknown }[] = [];
  for (const { path: file, text } of files) {
    if (text === undefined) {
      findings.push(notRead(file, 'It has more than 1 MiB.'));
      continue;
    }
    try {
      let documents: unknown[];
      if (/\.(tf|tofu)$/.test(file)) {
        const { json, values } = await readTerraformFile(file, text);
        terraform.push({ file, json });
        documents = [values];
      } else {
        documents = readYamlFile(text);
      }
      findings.push(
        ...documents
          .flatMap(document => lintPolicies(document, isExpression))
          .map(each => inFile(file, each)),
      );
    } catch (error) {
      findings.push(
        notRead(file, isError(error) ? error.message : 'It is broken.'),
      );
    }
  }
  const configuration = readTerraformConfiguration(
    terraform,
    files.flatMap(({ text }) => text ?? []),
  );
  return [
    ...lintTerraform(configuration).map(each => ({
      ...each,
      state: 'fail' as const,
    })),
    ...findings,
  ];
}

function inFile(
  file: string,
  { message, ...finding }: PolicyFinding,
): LintFinding {
  // What marks an expression is not for readers.
  return { file, ...finding, message: message.replaceAll('\0', '') };
}

function notRead(file: string, why: string): LintFinding {
  return {
    file,
    path: '',
    severity: 'info',
    state: 'unknown',
    message: `The file could not be read, so that nothing is known about it. ${why}`,
  };
}
