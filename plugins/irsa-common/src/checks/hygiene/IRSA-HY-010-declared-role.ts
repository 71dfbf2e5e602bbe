import { declarationOf } from '../../resolve/entityDifferences';
import { CheckHit, defineCheck } from '../framework/check';

/** An entity whose service accounts have another role than the catalog declares. */
export const declaredRoleDiffers = defineCheck({
  id: 'IRSA-HY-010',
  title: 'Catalog declares another role than the workload has',
  severity: 'medium',
  over: 'entity',
  what: 'The catalog declares a role for an entity, and none of its service accounts has that role; they have others.',
  why: 'Whoever looks up the role in the catalog, to change its permissions or to answer an incident, finds the wrong one.',
  howWeKnow:
    '`amazon.com/iam-role-arn` or `amazonaws.com/arn` of the entity against `<prefix>/role-arn` and the associations of the service accounts that it claims.',
  fix: 'Correct the annotation of the entity, or the role of the service account, whichever is wrong.',
  verify: 'Both name the same role.',
  needs: [
    { kind: 'service-account', of: 'cluster' },
    { kind: 'pod-identity-association', of: 'cluster' },
  ],
  appliesTo: ({ entity }) => entity.declared.length > 0,
  *run({ entity, accounts, subject }): Iterable<CheckHit> {
    const roles = new Set(
      accounts.flatMap(({ annotation, associations }) =>
        associations.length > 0
          ? associations.flatMap(each => [
              each.roleArn,
              ...(each.targetRoleArn ? [each.targetRoleArn] : []),
            ])
          : annotation ?? [],
      ),
    );
    roles.delete('');
    const declared = entity.declared.map(each => each.roleArn);
    if (roles.size === 0 || declared.some(arn => roles.has(arn))) {
      return;
    }
    const used = [...roles].sort();
    yield {
      cause: [declared[0], ...used],
      // An annotation that names no role at all is the cause, where there is one.
      dependsOn: [subject.ref, ...accounts.map(each => each.subject.ref)],
      message: `The catalog declares ${declared.join(', ')} for ${
        entity.entityRef
      }, and its service accounts have ${used.join(', ')}.`,
      evidence: [
        ...entity.declared.map(declarationOf),
        ...accounts.slice(0, 5).map(each => ({
          source: `Service account ${each.ref.namespace}/${each.ref.name} of ${each.ref.cluster}`,
          value: each.associations[0]?.roleArn ?? each.annotation ?? 'no role',
        })),
      ],
      subject,
      remedies: [
        {
          action: 'explain',
          text: `Set the annotation amazon.com/iam-role-arn of ${entity.entityRef} to ${used[0]}, or give its service account the declared role.`,
        },
      ],
    };
  },
});
