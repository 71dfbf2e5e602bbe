import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { DEFAULT_ANNOTATION_PREFIX } from 'backstage-plugin-irsa-common';
import { WorkspaceEdits } from '../../workspace/WorkspaceEdits';
import {
  editServiceAccount,
  SERVICE_ACCOUNT_FORMS,
} from './editServiceAccount';
import { DEFAULT_VALUES_KEY } from './helmValues';
import { readServiceAccountIdentity } from './serviceAccountIdentity';
import { WORKLOAD_KINDS } from './workloadServiceAccount';
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
      'Gives a Kubernetes service account its IAM role, in a manifest, in the values of a Helm chart or in a Kustomize patch, and sets it in the workloads that run as it. Comments and order of files that are there stay.',
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
              'The YAML file, relative to the workspace: of the manifest, of the Helm values or of the patch. It is created when it is not there; a ServiceAccount that is not in a manifest is added behind its other documents.',
            ),
        form: z =>
          z
            .enum(SERVICE_ACCOUNT_FORMS)
            .optional()
            .describe(
              'What the file is: manifest (the default), helm-values, or kustomize-patch.',
            ),
        valuesKey: z =>
          z
            .string()
            .optional()
            .describe(
              `With helm-values: the key that holds create, name and annotations of the service account, with dots between keys. The default is ${DEFAULT_VALUES_KEY}.`,
            ),
        kustomization: z =>
          z
            .string()
            .optional()
            .describe(
              'With kustomize-patch: the kustomization that applies the patch. The default is the one in the folder of the patch.',
            ),
        workloads: z =>
          z
            .array(
              z
                .object({
                  name: z.string().describe('Name of the workload.'),
                  kind: z
                    .string()
                    .optional()
                    .describe(
                      `Its kind, where the name does not tell it: ${WORKLOAD_KINDS}.`,
                    ),
                  path: z
                    .string()
                    .optional()
                    .describe(
                      'The file of its manifest, relative to the workspace. The default is the file of the service account.',
                    ),
                  replaceServiceAccount: z
                    .boolean()
                    .optional()
                    .describe(
                      'Whether to replace another service account that it names. The default is false: the step fails.',
                    ),
                })
                .strict(),
            )
            .optional()
            .describe(
              'Workloads in the workspace that are to run as the service account: their serviceAccountName is set.',
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
              'Whether to replace another role, or another audience, that the file already names. The default is false: the step fails.',
            ),
      },
      output: {
        path: z => z.string().describe('The file, relative to the workspace.'),
        manifest: z =>
          z
            .string()
            .describe(
              'The YAML document that holds the service account, or the Helm values.',
            ),
        changed: z =>
          z.boolean().describe('Whether a file was written or changed.'),
        files: z =>
          z
            .array(z.string())
            .describe(
              'The files that were written or changed, relative to the workspace.',
            ),
      },
    },
    async handler(ctx) {
      const {
        path,
        form = 'manifest',
        valuesKey,
        kustomization,
        workloads = [],
        replaceRole = false,
      } = ctx.input;
      const identity = readServiceAccountIdentity(ctx.input);
      const subject = `ServiceAccount ${identity.namespace}/${identity.name}`;

      const write = async () => {
        ctx.signal?.throwIfAborted();
        const edits = new WorkspaceEdits(ctx.workspacePath);
        const { outcome, manifest } = await editServiceAccount(
          edits,
          identity,
          { path, form, valuesKey, kustomization, workloads },
          replaceRole,
        );
        const files = await edits.write();
        ctx.logger.info(
          outcome === 'unchanged'
            ? `${subject} in ${path} is as it should be`
            : `${subject} ${outcome} in ${path} with role ${ctx.input.roleArn}`,
        );
        const others = files.filter(file => file !== path);
        if (others.length > 0) {
          ctx.logger.info(`Changed ${others.join(', ')}`);
        }
        return { manifest, files };
      };

      let written: Awaited<ReturnType<typeof write>> | undefined;
      const { files } = await ctx.checkpoint({
        key: checkpointKey(ID, ctx.input),
        fn: async () => {
          written = await write();
          return { files: written.files };
        },
      });
      // A recovered task may have a remembered checkpoint and an empty workspace: writing again changes nothing or puts it right.
      const result = written ?? (await write());
      const changed = [...new Set([...files, ...result.files])];

      ctx.output('path', path);
      ctx.output('manifest', result.manifest);
      ctx.output('changed', changed.length > 0);
      ctx.output('files', changed);
    },
  });
}
