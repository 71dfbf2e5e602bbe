import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { DEFAULT_ANNOTATION_PREFIX } from 'backstage-plugin-irsa-common';
import {
  readManifestFile,
  resolveManifestFile,
  writeManifestFile,
} from '../../workspace/manifestFile';
import { readServiceAccountIdentity } from './serviceAccountIdentity';
import { writeServiceAccountManifest } from './serviceAccountManifest';
import { checkpointKey } from '../../identity/checkpointKey';
import { examples } from './writeServiceAccount.examples';

const ID = 'irsa:service-account:write';

/**
 * Creates the action `irsa:service-account:write`, which gives a service account in the workspace its IAM role.
 *
 * @public
 */
export function createWriteServiceAccountAction() {
  return createTemplateAction({
    id: ID,
    description:
      'Writes the manifest of a Kubernetes ServiceAccount annotated with an IAM role, or sets the annotation in a manifest that the workspace already has.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        namespace: z =>
          z
            .string()
            .describe('Namespace of the service account, a DNS-1123 label.'),
        name: z =>
          z
            .string()
            .describe('Name of the service account, a DNS-1123 subdomain.'),
        roleArn: z =>
          z
            .string()
            .describe(
              'ARN of the IAM role, such as arn:aws:iam::111122223333:role/payments.',
            ),
        path: z =>
          z
            .string()
            .describe(
              'The YAML file, relative to the workspace. It is created when it is not there; a ServiceAccount that is not in it is added behind its other documents.',
            ),
        audience: z =>
          z
            .string()
            .optional()
            .describe(
              'Audience of the token, for clusters whose OIDC provider does not have sts.amazonaws.com. Left as it is when not given.',
            ),
        annotationPrefix: z =>
          z
            .string()
            .optional()
            .describe(
              `Prefix of the annotations, as the webhook's --annotation-prefix says. The default is ${DEFAULT_ANNOTATION_PREFIX}.`,
            ),
        labels: z =>
          z
            .record(z.string())
            .optional()
            .describe('Labels that the service account must have.'),
        replaceRole: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Whether to replace another role, or another audience, that the manifest already names. The default is false: the step fails.',
            ),
      },
      output: {
        path: z => z.string().describe('The file, relative to the workspace.'),
        manifest: z =>
          z
            .string()
            .describe('The YAML document that holds the service account.'),
        changed: z =>
          z.boolean().describe('Whether the file was written or changed.'),
      },
    },
    async handler(ctx) {
      const { path, replaceRole = false } = ctx.input;
      const identity = readServiceAccountIdentity(ctx.input);
      const subject = `ServiceAccount ${identity.namespace}/${identity.name}`;

      const write = async () => {
        ctx.signal?.throwIfAborted();
        const file = await resolveManifestFile(ctx.workspacePath, path);
        const before = await readManifestFile(file, path);
        const written = writeServiceAccountManifest(before, identity, {
          file: path,
          replaceRole,
        });
        if (written.outcome === 'unchanged') {
          ctx.logger.info(`${subject} in ${path} is as it should be`);
        } else {
          await writeManifestFile(file, written.text);
          ctx.logger.info(
            `${subject} ${written.outcome} in ${path} with role ${ctx.input.roleArn}`,
          );
        }
        return written;
      };

      let written: Awaited<ReturnType<typeof write>> | undefined;
      const { changed } = await ctx.checkpoint({
        key: checkpointKey(ID, ctx.input),
        fn: async () => {
          written = await write();
          return { changed: written.outcome !== 'unchanged' };
        },
      });
      // A recovered task may have a remembered checkpoint and an empty workspace: writing again changes nothing or puts it right.
      const result = written ?? (await write());

      ctx.output('path', path);
      ctx.output('manifest', result.manifest);
      ctx.output('changed', changed || result.outcome !== 'unchanged');
    },
  });
}
