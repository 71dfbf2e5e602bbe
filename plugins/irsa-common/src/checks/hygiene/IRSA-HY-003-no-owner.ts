import { CheckHit, defineCheck } from '../framework/check';

/** An entity with a role and without an owner. */
export const entityWithoutOwner = defineCheck({
  id: 'IRSA-HY-003',
  title: 'Entity with an AWS role has no owner',
  severity: 'low',
  over: 'entity',
  what: 'A catalog entity claims service accounts with a role, and the catalog names no owner for it.',
  why: 'Nobody is told of its findings, and nobody can say whether its permissions are still needed.',
  howWeKnow:
    '`spec.owner` of the entity, and the roles of the service accounts that it claims.',
  fix: 'Set `spec.owner` of the entity to a group.',
  verify: 'The entity shows its owner.',
  needs: [],
  *run({ entity, accounts, subject }): Iterable<CheckHit> {
    const holder = accounts.find(
      each => each.annotation || each.associations.length > 0,
    );
    if (entity.owner !== undefined || !holder) {
      return;
    }
    yield {
      cause: [],
      message: `Entity ${entity.entityRef} has the role of service account ${holder.ref.namespace}/${holder.ref.name}, and no owner.`,
      evidence: [
        { source: entity.entityRef, path: 'spec.owner', value: 'absent' },
        {
          source: `Service account ${holder.ref.namespace}/${holder.ref.name} of ${holder.ref.cluster}`,
          value: holder.annotation ?? holder.associations[0]?.roleArn ?? '',
        },
      ],
      subject,
      remedies: [
        {
          action: 'explain',
          text: `Set spec.owner of ${entity.entityRef} in its catalog-info.yaml.`,
        },
      ],
    };
  },
});
