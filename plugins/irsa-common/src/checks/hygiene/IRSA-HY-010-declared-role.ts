import { Evidence, serviceAccountRef, TruthDifference } from '../../model';
import { declarationDifferences } from '../../resolve/entityDifferences';
import { CheckHit, defineCheck } from '../framework/check';
import { differenceKey } from '../pods/truthKeys';
import { CheckContext } from '../subjects/context';
import { serviceAccountSubject } from '../subjects/refs';
import { CheckedEntity } from '../subjects/subjects';

/** An entity whose service accounts have other roles than the catalog and the tags of roles declare. */
export const declaredRoleDiffers = defineCheck({
  id: 'IRSA-HY-010',
  title: 'Catalog declares another role than the workload has',
  severity: 'medium',
  over: 'entity',
  what: 'The catalog declares a role for an entity and none of its service accounts is set up for it, or they are set up for a role that is not among those declared (low), or for one whose tags name other service accounts.',
  why: 'Whoever looks up the role in the catalog, to change its permissions or to answer an incident, finds the wrong one.',
  howWeKnow:
    '`amazon.com/iam-role-arn` or `amazonaws.com/arn` of the entity, and the tags `irsa.backstage.io/entity-ref` and `irsa.backstage.io/service-account` of roles, against `<prefix>/role-arn` and the associations of the service accounts that it claims.',
  fix: 'Correct the annotation of the entity or the tag of the role, or the role of the service account, whichever is wrong.',
  verify: 'Both name the same role.',
  needs: [
    // What is set up for those that were read is known, and the difference itself leaves out what is not.
    { kind: 'service-account', of: 'cluster', isPartial: true },
    { kind: 'pod-identity-association', of: 'cluster', isPartial: true },
  ],
  appliesTo: (subject, context) =>
    subject.entity.declared.length > 0 ||
    differencesOf(subject, context).length > 0,
  *run(subject, context): Iterable<CheckHit> {
    const differences = differencesOf(subject, context);
    const unmet = differences.filter(is('DECLARED_NOT_CONFIGURED'));
    const undeclared = differences.filter(is('CONFIGURED_NOT_DECLARED'));
    if (unmet.length + undeclared.length > 0) {
      yield declarationHit(subject, unmet, undeclared);
    }
    for (const difference of differences.filter(
      is('TAGGED_FOR_OTHER_SERVICE_ACCOUNT'),
    )) {
      yield tagHit(subject, difference);
    }
  },
});

function is(code: TruthDifference['code']) {
  return (difference: TruthDifference) => difference.code === code;
}

function differencesOf(
  { entity }: CheckedEntity,
  context: CheckContext,
): readonly TruthDifference[] {
  return declarationDifferences(
    context.estate,
    entity.declared,
    entity.serviceAccounts.flatMap(
      ref => context.resolvedServiceAccount(ref) ?? [],
    ),
  );
}

/** All that the catalog declares and that is not so is one finding: one of the two is to be corrected. */
function declarationHit(
  { entity, accounts, subject }: CheckedEntity,
  unmet: readonly TruthDifference[],
  undeclared: readonly TruthDifference[],
): CheckHit {
  const { entityRef } = entity;
  const declared = sorted(unmet.map(each => each.expected));
  const used = sorted(undeclared.map(each => each.actual));
  const [message, text] = words(
    entityRef,
    declared.join(', '),
    used.join(', '),
    entity.declared[0].roleArn,
  );
  return {
    cause: [declared.join(' '), used.join(' ')],
    // A declaration that lacks one role of several misleads nobody about the others.
    severity: unmet.length > 0 ? 'medium' : 'low',
    message,
    evidence: [
      ...distinct([...unmet, ...undeclared].flatMap(each => each.evidence)),
      ...accounts.slice(0, 5).map(each => ({
        source: `Service account ${each.ref.namespace}/${each.ref.name} of ${each.ref.cluster}`,
        value: each.associations[0]?.roleArn ?? each.annotation ?? 'no role',
      })),
    ],
    // An annotation that names no role at all is the cause, where there is one, and so is a workload without a role of its own.
    dependsOn: [
      subject.ref,
      ...accounts.map(each => each.subject.ref),
      ...(used.length === 0
        ? [differenceKey(entityRef, 'DECLARED_NOT_CONFIGURED')]
        : []),
    ],
    subject,
    remedies: [{ action: 'explain', text }],
  };
}

/** What is wrong and what to do, in words. */
function words(
  entityRef: string,
  declared: string,
  used: string,
  first: string,
): [string, string] {
  if (used === '') {
    return [
      `The catalog declares ${declared} for ${entityRef}, and none of its service accounts is set up for it.`,
      `Give a service account of ${entityRef} the declared role, or take the declaration away.`,
    ];
  }
  if (declared === '') {
    return [
      `Service accounts of ${entityRef} are set up for ${used}, which the catalog does not declare beside ${first}.`,
      `Let ${entityRef} depend on a resource whose annotation amazon.com/iam-role-arn names ${used}, or give its service account the declared role.`,
    ];
  }
  return [
    `The catalog declares ${declared} for ${entityRef}, and its service accounts have ${used}.`,
    `Set the annotation amazon.com/iam-role-arn of ${entityRef} to ${used}, or give its service account the declared role.`,
  ];
}

function tagHit(
  { entity, subject }: CheckedEntity,
  { serviceAccount, expected, actual, cause, evidence }: TruthDifference,
): CheckHit {
  const refs = serviceAccount ? [serviceAccount] : [];
  return {
    cause: ['tag', expected ?? '', actual ?? ''],
    message: cause,
    evidence,
    subject,
    serviceAccounts: refs,
    consequences: refs.map(serviceAccountSubject),
    dependsOn: refs.flatMap(ref => [
      serviceAccountRef(ref),
      differenceKey(serviceAccountRef(ref), 'TAGGED_FOR_OTHER_SERVICE_ACCOUNT'),
    ]),
    remedies: [
      {
        action: 'explain',
        text: `Give ${actual} of ${entity.entityRef} a role of its own, or have irsa:trust-policy:extend add it to the role, which tells it in the tags.`,
      },
    ],
  };
}

function sorted(texts: readonly (string | undefined)[]): string[] {
  return [...new Set(texts.flatMap(text => text ?? []))].sort();
}

function distinct(evidence: readonly Evidence[]): Evidence[] {
  return [
    ...new Map(evidence.map(each => [JSON.stringify(each), each])).values(),
  ];
}
