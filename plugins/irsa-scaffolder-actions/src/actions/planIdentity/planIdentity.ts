import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { identityInput } from '../../identity/identityInput';
import {
  manifestText,
  planForInput,
  PlanningServices,
} from 'backstage-plugin-irsa-node';
import { requireAllowed } from '../../identity/requireAllowed';
import { examples } from './planIdentity.examples';

/** Creates the action `irsa:identity:plan`, which says what an identity would be and writes nothing. */
export function createPlanIdentityAction(services: PlanningServices) {
  return createTemplateAction({
    id: 'irsa:identity:plan',
    description:
      'Plans the AWS identity of a service: a role that trusts its service account alone, its permissions and the manifest. Writes nothing, and fails where the guard rails do not allow it.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...identityInput,
        entityRef: z =>
          z
            .string()
            .optional()
            .describe('The catalog entity that the role is for.'),
        owner: z => z.string().optional().describe('Its owner.'),
      },
      output: {
        roleArn: z => z.string().describe('ARN of the role.'),
        roleName: z => z.string().describe('Name of the role.'),
        role: z =>
          z
            .record(z.any())
            .describe(
              'The role: path, permissionsBoundary, tags, trustPolicy, managedPolicies, permissionsPolicy.',
            ),
        manifest: z =>
          z
            .string()
            .describe(
              'The ServiceAccount as YAML; empty for a pattern of service accounts.',
            ),
        associations: z =>
          z
            .array(z.record(z.any()))
            .describe('Pod Identity associations; empty for IRSA.'),
        guardRails: z =>
          z
            .array(z.record(z.any()))
            .describe(
              'What each guard rail says: rule, outcome, message, remedy.',
            ),
        findings: z =>
          z
            .array(z.record(z.any()))
            .describe('What the linter says of the trust policy.'),
        othersGain: z =>
          z
            .record(z.any())
            .describe(
              'Who could become the role beside the service account: class, providers, podIdentity.',
            ),
        needs: z =>
          z
            .array(z.string())
            .describe('What has to be there already, a sentence each.'),
      },
    },
    async handler(ctx) {
      const { entityRef, owner, ...input } = ctx.input;
      const plan = await planForInput(
        input,
        {
          credentials: await ctx.getInitiatorCredentials(),
          purpose: 'plan',
          entityRef,
          owner,
          template: ctx.templateInfo?.entityRef,
        },
        services,
      );
      for (const { rule, outcome, message } of plan.guardRails) {
        ctx.logger.info(`${outcome} [${rule}] ${message}`);
      }
      requireAllowed(plan.guardRails);

      ctx.output('roleArn', plan.role.arn);
      ctx.output('roleName', plan.role.name);
      ctx.output('role', { ...plan.role });
      ctx.output('manifest', plan.manifests.map(manifestText).join('---\n'));
      ctx.output('associations', [...plan.associations]);
      ctx.output('guardRails', [...plan.guardRails]);
      ctx.output('findings', [...plan.lint]);
      ctx.output('othersGain', { ...plan.othersGain });
      ctx.output('needs', [...plan.needs]);
    },
  });
}
