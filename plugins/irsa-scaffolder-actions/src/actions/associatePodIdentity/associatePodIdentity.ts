import { NotFoundError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  parseArn,
  ROLE_MANAGED_BY,
  roleTags,
} from 'backstage-plugin-irsa-common';
import { EksAssociations } from '../../aws/associations/EksAssociations';
import { ensureAssociations } from '../../aws/associations/ensureAssociations';
import { extendRoleTrust, undoneTrust } from '../../aws/roles/extendRoleTrust';
import { findCluster } from 'backstage-plugin-irsa-node';
import { checkpointKey } from '../../identity/checkpointKey';
import { identityInput } from '../../identity/identityInput';
import { IdentityServices } from '../../identity/IdentityServices';
import { planExtension } from '../../identity/planExtension';
import { readOwnedRole } from '../../identity/readOwnedRole';
import { examples } from './associatePodIdentity.examples';

const ID = 'irsa:pod-identity:associate';

/** Creates the action `irsa:pod-identity:associate`, which gives a service account its role through EKS Pod Identity. */
export function createAssociatePodIdentityAction(services: IdentityServices) {
  return createTemplateAction({
    id: ID,
    description:
      'Associates a service account with a role through EKS Pod Identity, and has the role trust it by cluster, namespace and name.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        roleArn: z => z.string().describe('ARN of the role.'),
        clusters: identityInput.clusters,
        namespace: identityInput.namespace,
        serviceAccount: identityInput.serviceAccount,
        replaceRole: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Whether to replace another role that the service account is associated with. The default is false: the step fails.',
            ),
      },
      output: {
        trustPolicy: z =>
          z
            .enum(['extended', 'unchanged', 'dry-run'])
            .describe('What became of the trust policy.'),
        associations: z =>
          z
            .array(z.record(z.any()))
            .describe(
              'What became of the association in each cluster: cluster, outcome.',
            ),
      },
    },
    async handler(ctx) {
      const { roleArn, replaceRole = false, ...input } = ctx.input;
      const credentials = await ctx.getInitiatorCredentials();
      const isDryRun = ctx.isDryRun === true;
      const associate = async () => {
        const { arn: clusterArn = '' } = await findCluster(
          services.clusters,
          input.clusters[0],
          credentials,
        );
        const owned = await readOwnedRole(
          roleArn,
          credentials,
          services,
          parseArn(clusterArn)?.region,
        );
        const { state, roles, entityRef = '' } = owned;
        if (!state) {
          throw new NotFoundError(
            `There is no role ${roleArn}. Create it with irsa:role:create.`,
          );
        }
        const plan = await planExtension(
          { ...input, mechanism: 'pod-identity' },
          owned,
          credentials,
          services,
        );
        const { outcome, trustPolicy: written } = await extendRoleTrust(
          state,
          plan,
          {
            roles,
            isDryRun,
            pause: services.pause,
          },
        );
        if (isDryRun) {
          ctx.logger.info(
            `This would associate ${input.namespace}/${
              input.serviceAccount
            } with ${roleArn} in ${input.clusters.join(', ')}.`,
          );
          return { trustPolicy: 'dry-run' as const, associations: [] };
        }
        try {
          const associations = await ensureAssociations(
            plan.associations.map(each => ({ ...each, roleArn })),
            {
              replaceRole,
              tags: {
                [roleTags.managedBy]: ROLE_MANAGED_BY,
                [roleTags.entityRef]: entityRef,
              },
              eks: async region =>
                new EksAssociations(
                  await services.aws.eks(owned.arn.account, region),
                ),
            },
          );
          return {
            trustPolicy: outcome,
            associations: associations.map(each => ({ ...each })),
          };
        } catch (error) {
          throw outcome === 'extended'
            ? await undoneTrust({ before: state, written, error, roles })
            : error;
        }
      };
      const { trustPolicy, associations } = isDryRun
        ? await associate()
        : await ctx.checkpoint({
            key: checkpointKey(ID, ctx.input),
            fn: associate,
          });
      ctx.output('trustPolicy', trustPolicy);
      ctx.output('associations', associations);
    },
  });
}
