import { NotFoundError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { parseArn } from 'backstage-plugin-irsa-common';
import { extendRoleTrust } from '../../aws/roles/extendRoleTrust';
import { findCluster } from 'backstage-plugin-irsa-node';
import { checkpointKey } from '../../identity/checkpointKey';
import { identityInput } from '../../identity/identityInput';
import { IdentityServices } from '../../identity/IdentityServices';
import { planExtension } from '../../identity/planExtension';
import { readOwnedRole } from '../../identity/readOwnedRole';
import { examples } from './extendTrustPolicy.examples';

const ID = 'irsa:trust-policy:extend';

/** Creates the action `irsa:trust-policy:extend`, which lets another cluster or service account use a role. */
export function createExtendTrustPolicyAction(services: IdentityServices) {
  return createTemplateAction({
    id: ID,
    description:
      'Lets another cluster or another service account use a role that irsa:role:create made. Every statement that is there stays.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        roleArn: z => z.string().describe('ARN of the role.'),
        clusters: identityInput.clusters,
        namespace: identityInput.namespace,
        serviceAccount: identityInput.serviceAccount,
        mechanism: identityInput.mechanism,
        audience: identityInput.audience,
      },
      output: {
        outcome: z =>
          z
            .enum(['extended', 'unchanged', 'dry-run'])
            .describe('What became of the trust policy.'),
        trustPolicy: z => z.record(z.any()).describe('The whole trust policy.'),
        characters: z =>
          z.number().describe('Its characters that count against the quota.'),
      },
    },
    async handler(ctx) {
      const { roleArn, mechanism = 'irsa', ...input } = ctx.input;
      const credentials = await ctx.getInitiatorCredentials();
      const isDryRun = ctx.isDryRun === true;
      const extend = async () => {
        const { arn } = await findCluster(
          services.clusters,
          input.clusters[0],
          credentials,
        );
        const owned = await readOwnedRole(
          roleArn,
          credentials,
          services,
          parseArn(arn ?? '')?.region,
        );
        if (!owned.state) {
          throw new NotFoundError(
            `There is no role ${roleArn}. Create it with irsa:role:create.`,
          );
        }
        const plan = await planExtension(
          { ...input, mechanism },
          owned,
          credentials,
          services,
        );
        const { outcome, trustPolicy, characters } = await extendRoleTrust(
          owned.state,
          plan,
          { roles: owned.roles, isDryRun, pause: services.pause },
        );
        // A checkpoint holds text, since the document may hold anything that JSON can.
        return {
          outcome,
          trustPolicy: JSON.stringify(trustPolicy),
          characters,
        };
      };
      const { outcome, trustPolicy, characters } = isDryRun
        ? await extend()
        : await ctx.checkpoint({
            key: checkpointKey(ID, ctx.input),
            fn: extend,
          });
      ctx.logger.info(`Trust policy of ${roleArn}: ${outcome}`);
      ctx.output('outcome', isDryRun ? 'dry-run' : outcome);
      ctx.output('trustPolicy', JSON.parse(trustPolicy));
      ctx.output('characters', characters);
    },
  });
}
