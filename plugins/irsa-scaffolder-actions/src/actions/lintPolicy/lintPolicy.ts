import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { LintFinding, lintFiles } from '../../lint/lintFiles';
import { readWorkspaceTexts } from '../../lint/workspaceFiles';
import { examples } from './lintPolicy.examples';

const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;

/** Creates the action `irsa:policy:lint`, a gate before files are published. */
export function createLintPolicyAction() {
  return createTemplateAction({
    id: 'irsa:policy:lint',
    description:
      'Checks trust policies, permissions and IAM modules in Terraform, CloudFormation, YAML and JSON of the workspace, and fails where something is wrong.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        paths: z =>
          z
            .array(z.string())
            .min(1)
            .optional()
            .describe(
              'Files and folders, relative to the workspace. The default is the whole workspace.',
            ),
        failOn: z =>
          z
            .enum([...SEVERITIES, 'never'])
            .optional()
            .describe(
              'The step fails for findings of this severity or a worse one. The default is high.',
            ),
        failOnUnknown: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Whether it also fails for policies about which nothing is known. The default is false.',
            ),
      },
      output: {
        findings: z =>
          z
            .array(z.record(z.any()))
            .describe(
              'What is wrong: file, path, checkId, code, severity, state, message.',
            ),
        files: z => z.number().describe('How many files were looked at.'),
      },
    },
    async handler(ctx) {
      const {
        paths = ['.'],
        failOn = 'high',
        failOnUnknown = false,
      } = ctx.input;
      const files = await readWorkspaceTexts(ctx.workspacePath, paths);
      const findings = await lintFiles(files);
      findings.forEach(each => ctx.logger.info(sentence(each)));
      ctx.logger.info(`${findings.length} findings in ${files.length} files`);
      ctx.output(
        'findings',
        findings.map(each => ({ ...each })),
      );
      ctx.output('files', files.length);

      const limit = failOn === 'never' ? -1 : SEVERITIES.indexOf(failOn);
      const refused = findings.filter(({ severity, state }) =>
        state === 'unknown'
          ? failOnUnknown
          : SEVERITIES.indexOf(severity) <= limit,
      );
      if (refused.length > 0) {
        throw new InputError(
          `The workspace cannot be published as it is. ${refused
            .map(sentence)
            .join(' ')}`,
        );
      }
    },
  });
}

function sentence({
  file,
  path,
  checkId,
  code,
  severity,
  state,
  message,
}: LintFinding) {
  const id = checkId ?? code ?? 'policy';
  return `[${id}, ${state === 'unknown' ? 'unknown' : severity}] ${file}${
    path && ` ${path}`
  }: ${message}`;
}
