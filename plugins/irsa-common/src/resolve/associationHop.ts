import { RoleArn } from '../arn';
import { PodIdentityAssociationRecord } from '../model';
import { POD_IDENTITY_AGENT, podIdentityAgent } from './agents';
import { ResolveContext, ServiceAccountInCluster } from './context';
import { HopFacts, JudgedHop, judgedHop, worksHop } from './lane';

/**
 * The third hop of EKS Pod Identity: the association names a role of the cluster's account, and the agent that hands out its credentials
 * runs. Source: EKS User Guide, "Learn how EKS Pod Identity grants pods access to AWS services".
 */
export function associationHop(
  context: ResolveContext,
  subject: ServiceAccountInCluster,
  association: PodIdentityAssociationRecord,
  role: RoleArn | undefined,
): JudgedHop {
  const { cluster } = subject;
  const facts: HopFacts = {
    hop: 'association',
    ref: association.associationId,
    name: association.associationId,
    sources: context.estate.sourcesOf(cluster.name),
  };
  const account = cluster.cluster?.account;
  if (!role || (account && role.account !== account)) {
    return judgedHop(facts, {
      status: 'broken',
      fact: 'Names a role outside the account of the cluster',
      code: role ? 'ASSOCIATION_ROLE_OTHER_ACCOUNT' : 'ROLE_ARN_INVALID',
      detail: {
        cause: `The association names ${association.roleArn}, which is not a role in the account of the cluster. A role of another account is reached through targetRoleArn.`,
        because:
          'its association names a role outside the account of the cluster',
        evidence: [
          {
            source: `Association ${association.associationId}`,
            path: 'association.roleArn',
            value: association.roleArn,
          },
        ],
      },
    });
  }
  const agent = podIdentityAgent(cluster);
  if (agent.state === 'absent') {
    return judgedHop(facts, {
      status: 'broken',
      fact: agent.fact,
      code: 'AGENT_MISSING',
      detail: {
        cause: `EKS Pod Identity needs the add-on ${POD_IDENTITY_AGENT} in ${
          cluster.name
        }: ${agent.fact.toLocaleLowerCase(
          'en-US',
        )}. Pods get no credentials without it.`,
        because: `the Pod Identity agent does not run in ${cluster.name}`,
        evidence: [{ source: `Add-ons of ${cluster.name}`, value: agent.fact }],
      },
    });
  }
  if (agent.state === 'not-read') {
    return judgedHop(facts, {
      status: 'unknown',
      fact: agent.fact,
      code: 'AGENT_NOT_READ',
      detail: {
        cause: `The add-ons of ${cluster.name} were not read, so whether the Pod Identity agent runs there cannot be judged.`,
        because: `the add-ons of ${cluster.name} were not read`,
        evidence: [],
        settle: `eks:ListAddons and eks:DescribeAddon for ${cluster.name}.`,
      },
    });
  }
  if (association.targetRoleArn) {
    return judgedHop(facts, {
      status: 'unknown',
      fact: 'Goes on to a target role, which is not evaluated',
      code: 'TARGET_ROLE_NOT_EVALUATED',
      detail: {
        cause: `The association goes on to ${association.targetRoleArn}. Whether its own role may assume that one is not evaluated.`,
        because: 'the target role of its association is not evaluated',
        evidence: [
          {
            source: `Association ${association.associationId}`,
            path: 'association.targetRoleArn',
            value: association.targetRoleArn,
          },
        ],
      },
    });
  }
  return worksHop(facts, agent.fact);
}
