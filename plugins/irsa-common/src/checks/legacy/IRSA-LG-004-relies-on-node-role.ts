import { POD_IDENTITY_AGENT } from '../../resolve/agents';
import { declarationOf } from '../../resolve/entityDifferences';
import { CheckHit, defineCheck } from '../framework/check';
import { carriesIdentity, workloadName } from '../pods/podFacts';
import { differenceKey } from '../pods/truthKeys';
import { legacyRoleOf } from './legacyRole';

/** Variables that say nothing about whether a program calls AWS: EKS itself sets none of them in a pod without a role. */
const SAYS_NOTHING = new Set(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']);

/** A workload that uses AWS and has no role of its own. */
export const reliesOnNodeRole = defineCheck({
  id: 'IRSA-LG-004',
  title: 'Workload uses AWS with the role of its node',
  severity: 'medium',
  over: 'workload',
  what: 'A workload shows that it uses AWS, by AWS variables in its template or a role that the catalog declares, and has no role by annotation, association or kiam.',
  why: 'It has the permissions of the node, as every other pod there, and loses them when the node is closed to pods.',
  howWeKnow:
    'Names that begin with `AWS_` in `spec.template.spec.containers[].env`, or the annotation `amazon.com/iam-role-arn` of its entity, while neither the ServiceAccount nor an association names a role.',
  fix: 'Give the workload a service account of its own with a role, and take the permissions from the role of the nodes.',
  verify: '`aws sts get-caller-identity` in a new pod answers with the role.',
  needs: [
    { kind: 'service-account', of: 'cluster' },
    { kind: 'pod-identity-association', of: 'cluster' },
    { kind: 'webhook-role', of: 'cluster' },
  ],
  subsumes: ['IRSA-HY-010'],
  // The agent of EKS hands out credentials with the role of its node, which is meant for it.
  appliesTo: ({ serviceAccount, associations, workload }) =>
    !serviceAccount?.annotation &&
    associations.length === 0 &&
    !(
      workload.namespace === 'kube-system' &&
      workload.name === POD_IDENTITY_AGENT
    ),
  *run(subject, context): Iterable<CheckHit> {
    const { workload, cluster, pods } = subject;
    const { kind, namespace, name, serviceAccount: account } = workload;
    const variables = workload.containers
      .flatMap(container => container.awsEnvironment)
      .filter(variable => !SAYS_NOTHING.has(variable.name));
    const hasKeys = workload.containers.some(container =>
      container.awsEnvironment.some(each => SAYS_NOTHING.has(each.name)),
    );
    const declaring = context
      .entitiesOf({ cluster: cluster.name, namespace, name: account })
      .filter(entity => entity.declared.length > 0);
    const [declared] = declaring.flatMap(entity => entity.declared);
    const isGivenByWebhook =
      cluster.webhookRoles.has(`${namespace}/${account}`) ||
      cluster.webhookRoles.has(`*/${account}`);
    if (
      (variables.length === 0 && !declared) ||
      hasKeys ||
      isGivenByWebhook ||
      legacyRoleOf(subject) !== undefined ||
      pods.some(carriesIdentity) ||
      variables.some(each => each.name === 'AWS_ROLE_ARN')
    ) {
      return;
    }
    const names = [...new Set(variables.map(each => each.name))].sort();
    const roles = [...new Set(cluster.nodeRoles.map(each => each.roleArn))];
    yield {
      cause: [],
      explains: [
        subject.subject.ref,
        ...declaring.map(each =>
          differenceKey(each.entityRef, 'DECLARED_NOT_CONFIGURED'),
        ),
      ],
      message: `${workloadName(
        subject,
      )} uses AWS and has no role of its own, so its pods use the role of their node.`,
      evidence: [
        names.length > 0
          ? {
              source: `${kind} ${namespace}/${name}`,
              path: 'spec.template.spec.containers[].env',
              value: names.join(', '),
            }
          : declarationOf(declared),
        ...(roles.length > 0
          ? [
              {
                source: `Roles of the nodes of ${cluster.name}`,
                value: roles.slice(0, 3).join(', '),
              },
            ]
          : []),
      ],
      remedies: [
        {
          action: 'create-service-account',
          cluster: cluster.name,
          namespace,
          name: account === 'default' ? name : account,
          annotations: {
            [`${cluster.annotationPrefix}/role-arn`]:
              declared?.roleArn ??
              `arn:aws:iam::${
                cluster.cluster?.account ?? '<account>'
              }:role/<name>`,
          },
        },
        ...(account === 'default'
          ? [
              {
                action: 'set-service-account' as const,
                cluster: cluster.name,
                namespace,
                kind,
                name,
                serviceAccount: name,
              },
            ]
          : []),
      ],
    };
  },
});
