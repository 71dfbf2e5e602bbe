import { NotAllowedError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  guardRailsFor,
  GuardRails,
  parseRoleArn,
} from 'backstage-plugin-irsa-common';
import { authorizeIdentityChange } from '../../authorize/authorizeIdentityChange';
import { findCluster } from 'backstage-plugin-irsa-node';
import { checkpointKey } from '../../identity/checkpointKey';
import { IdentityServices } from '../../identity/IdentityServices';
import { applyServiceAccount } from '../../kubernetes/applyServiceAccount';
import { KubernetesTargets } from '../../kubernetes/KubernetesTarget';
import { readServiceAccountIdentity } from '../writeServiceAccount/serviceAccountIdentity';
import { examples } from './applyServiceAccount.examples';

const ID = 'irsa:service-account:apply';

/** What the action rests on. */
export type ApplyServices = Pick<
  IdentityServices,
  'guardRails' | 'clusters' | 'authorization'
> & { readonly kubernetes: KubernetesTargets };

/** Creates the action `irsa:service-account:apply`, which gives a service account in a cluster its IAM role. */
export function createApplyServiceAccountAction(services: ApplyServices) {
  return createTemplateAction({
    id: ID,
    description:
      'Applies a ServiceAccount annotated with an IAM role to a cluster, on the server’s side. An annotation that somebody else manages is left unless told.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        cluster: z =>
          z.string().describe('Name of the cluster, as the portal shows it.'),
        namespace: z =>
          z
            .string()
            .describe('Namespace of the service account, which exists.'),
        name: z => z.string().describe('Name of the service account.'),
        roleArn: z => z.string().describe('ARN of the IAM role.'),
        audience: z =>
          z
            .string()
            .optional()
            .describe(
              'Audience of the token, where it is not sts.amazonaws.com.',
            ),
        labels: z =>
          z
            .record(z.string())
            .optional()
            .describe('Labels that the service account has.'),
        entityRef: z =>
          z
            .string()
            .describe(
              'The catalog entity that the service account is of. Its owner decides who may apply it.',
            ),
        owner: z =>
          z
            .string()
            .optional()
            .describe('Owner of an entity that the catalog does not have yet.'),
        takeOver: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Whether to take annotations and labels that somebody else manages. The default is false: the step fails and names who does.',
            ),
      },
      output: {
        outcome: z =>
          z
            .enum(['created', 'changed', 'unchanged'])
            .describe(
              'What became of the service account, or in a dry run would have.',
            ),
      },
    },
    async handler(ctx) {
      const { cluster, entityRef, owner, takeOver = false } = ctx.input;
      const credentials = await ctx.getInitiatorCredentials();
      await authorizeIdentityChange(
        { entityRef, owner },
        credentials,
        services.authorization,
      );
      const { annotationPrefix } = await findCluster(
        services.clusters,
        cluster,
        credentials,
      );
      const identity = readServiceAccountIdentity({
        ...ctx.input,
        annotationPrefix,
      });
      const { namespace, name } = identity;
      requireGuardRails(services.guardRails, ctx.input);

      const apply = async () => ({
        outcome: await applyServiceAccount(
          await services.kubernetes.of(cluster, { credentials }),
          {
            namespace,
            name,
            annotations: Object.fromEntries(identity.annotations),
            labels: Object.fromEntries(identity.labels),
          },
          {
            cluster,
            takeOver,
            isDryRun: ctx.isDryRun === true,
            signal: ctx.signal,
          },
        ),
      });
      const { outcome } = ctx.isDryRun
        ? await apply()
        : await ctx.checkpoint({
            key: checkpointKey(ID, ctx.input),
            fn: apply,
          });
      ctx.logger.info(
        `ServiceAccount ${namespace}/${name} in cluster ${cluster}: ${outcome}${
          ctx.isDryRun ? ' (dry run)' : ''
        }`,
      );
      ctx.output('outcome', outcome);
    },
  });
}

/**
 * Clusters are changed only where the guard rails name accounts, path and boundary, and only for roles in those accounts and audiences that
 * they name.
 */
function requireGuardRails(
  configured: readonly GuardRails[],
  {
    cluster,
    namespace,
    roleArn,
    audience,
  }: { cluster: string; namespace: string; roleArn: string; audience?: string },
): void {
  const rails = guardRailsFor(configured, { cluster, namespace });
  if (!rails) {
    throw new NotAllowedError(
      `[guard-rails] No guard rails are about namespace ${namespace} of cluster ${cluster}, so that nothing is allowed there. Have an entry added to irsa.scaffolder.guardRails.`,
    );
  }
  const missing = [
    rails.createRole ? undefined : 'createRole: true',
    rails.accounts ? undefined : 'accounts',
    rails.path ? undefined : 'path',
    rails.permissionsBoundary ? undefined : 'permissionsBoundary',
  ].filter(each => each !== undefined);
  if (missing.length > 0) {
    throw new NotAllowedError(
      `[create-role] The guard rails '${
        rails.name
      }' do not let actions change clusters until they have ${missing.join(
        ', ',
      )}. Write the manifest with irsa:service-account:write and open a pull request.`,
    );
  }
  const parsed = parseRoleArn(roleArn);
  const account = 'role' in parsed ? parsed.role.account : undefined;
  if (account === undefined || !rails.accounts?.includes(account)) {
    throw new NotAllowedError(
      `[account] Role ${roleArn} is in an account that the guard rails '${
        rails.name
      }' do not name. Use a role of ${rails.accounts?.join(', ')}.`,
    );
  }
  if (audience !== undefined && !rails.audiences.includes(audience)) {
    throw new NotAllowedError(
      `[audience] The guard rails '${
        rails.name
      }' do not name the audience ${audience}. Use one of ${rails.audiences.join(
        ', ',
      )}.`,
    );
  }
}
