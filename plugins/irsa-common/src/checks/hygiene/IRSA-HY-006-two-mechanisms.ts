import { CheckHit, defineCheck } from '../framework/check';

/** An entity that has its role in different ways in different clusters. */
export const twoMechanisms = defineCheck({
  id: 'IRSA-HY-006',
  title: 'Entity has its role in different ways in different clusters',
  severity: 'low',
  over: 'entity',
  what: 'Service accounts of an entity have their roles by annotation in one cluster and by a Pod Identity association in another.',
  why: 'What is learned in one cluster does not hold in the other, and the trust policy has to serve both.',
  howWeKnow:
    '`<prefix>/role-arn` and the associations of the service accounts that the entity claims, by cluster.',
  fix: 'Finish the move to one of them, or accept the finding while it lasts.',
  verify: 'All clusters of the entity use the same mechanism.',
  needs: [
    { kind: 'service-account', of: 'cluster' },
    { kind: 'pod-identity-association', of: 'cluster' },
  ],
  *run({ entity, accounts, subject }): Iterable<CheckHit> {
    const clusters = { irsa: new Set<string>(), associated: new Set<string>() };
    for (const { ref, annotation, associations } of accounts) {
      if (associations.length > 0) {
        clusters.associated.add(ref.cluster);
      } else if (annotation) {
        clusters.irsa.add(ref.cluster);
      }
    }
    const irsa = [...clusters.irsa].sort();
    const associated = [...clusters.associated].sort();
    if (
      irsa.length === 0 ||
      associated.length === 0 ||
      (irsa.length === 1 &&
        associated.length === 1 &&
        irsa[0] === associated[0])
    ) {
      return;
    }
    yield {
      cause: [irsa.join(), associated.join()],
      message: `Entity ${
        entity.entityRef
      } has its roles by annotation in ${irsa.join(
        ', ',
      )} and by Pod Identity in ${associated.join(', ')}.`,
      evidence: accounts.slice(0, 6).map(each => ({
        source: `Service account ${each.ref.namespace}/${each.ref.name} of ${each.ref.cluster}`,
        value:
          each.associations.length > 0
            ? `association ${each.associations[0].associationId}`
            : each.annotation ?? 'no role',
      })),
      subject,
      remedies: [
        {
          action: 'explain',
          text: `Move ${irsa.join(
            ', ',
          )} to Pod Identity as well, or ${associated.join(', ')} back.`,
        },
      ],
    };
  },
});
