import { quote } from '../json/value';
import type { StatementModel } from '../policyModel';
import { POD_IDENTITY_SERVICE } from '../scope/mechanism';
import { podIdentitySet } from '../scope/scopeSets';
import { statementAction, statementPrincipal } from '../scope/statementSet';
import type { TermSet } from '../scope/termSet';
import { finding } from './finding';
import type { TrustLintFinding } from './finding';
import { eachHolds, emptyStatement } from './reach';
import { isNegated, judge, namesPodIdentity } from './subject';
import type { Lint, LintSubject } from './subject';
import { openWidth, widthOf } from './width';

const bindingKeys =
  /^aws:(?:sourcearn|sourceaccount|sourceorgid|sourceorgpaths|requesttag\/.+)$/;
const subjectKeys =
  /^aws:requesttag\/kubernetes-(?:namespace|service-account)$/;

/** Conditions of a statement that bind associations to clusters or service accounts. */
function bindingsOf({ conditions }: StatementModel) {
  return conditions.filter(({ foldedKey }) => bindingKeys.test(foldedKey));
}

/** Statements that let EKS Pod Identity in. */
function podIdentityStatements({ policy }: LintSubject): StatementModel[] {
  return policy.statements.filter(
    statement => statement.effect === 'Allow' && namesPodIdentity(statement),
  );
}

const podIdentityActions = ['sts:AssumeRole', 'sts:TagSession'];

/** Both actions are needed, in one statement or in several. */
const actions: Lint = subject => {
  const named = podIdentityStatements(subject);
  if (named.length === 0) {
    return [];
  }
  const covering = (action: string) =>
    named.filter(statement => statementAction(statement, action) === 'yes');
  const [first = named[0]] = covering('sts:AssumeRole');
  return covering('sts:AssumeRole').length > 0 &&
    covering('sts:TagSession').length > 0
    ? []
    : [
        finding(
          'TAG_SESSION_MISSING',
          first.action.path,
          'EKS Pod Identity needs sts:AssumeRole and sts:TagSession.',
          podIdentityActions,
        ),
      ];
};

/** Whom a statement admits, as far as another one lets them tag the session. */
function admittedBy(statement: StatementModel, { sets }: LintSubject): TermSet {
  const { assumeRole, tagSession, untagged } = sets.podIdentity();
  const tagging = tagSession.all();
  return tagging.length === 0
    ? untagged.admitted(statement)
    : assumeRole.context.algebra.intersect(
        assumeRole.admitted(statement),
        tagging,
      );
}

function widthFindings(
  statement: StatementModel,
  subject: LintSubject,
): TrustLintFinding[] {
  const bindings = bindingsOf(statement);
  const { widest, open } = widthOf(
    admittedBy(statement, subject),
    new Set(
      bindings
        .filter(({ foldedKey }) => subjectKeys.test(foldedKey))
        .map(({ path }) => path),
    ),
  );
  const found = openWidth(open, statement.path);
  if (!widest) {
    return found;
  }
  if (widest.class === 'cluster' && bindings.length === 0) {
    found.push(
      finding(
        'POD_IDENTITY_UNCONDITIONED',
        statement.path,
        'No condition names a cluster or a service account.',
        {
          Condition: {
            StringEquals: {
              'aws:RequestTag/eks-cluster-arn': '<cluster ARN>',
              'aws:RequestTag/kubernetes-namespace': '<namespace>',
              'aws:RequestTag/kubernetes-service-account': '<service account>',
            },
          },
        },
      ),
    );
  } else {
    found.push(
      finding(
        'POD_IDENTITY_WIDE',
        statement.path,
        `An association may be for any service account that matches ${quote(
          `${widest.namespace}/${widest.name}`,
        )}. Name namespace and service account by the session tags kubernetes-namespace and kubernetes-service-account.`,
      ),
    );
  }
  return found;
}

const width: Lint = subject =>
  subject.policy.statements
    .filter(
      statement =>
        statement.effect !== 'Deny' &&
        statementAction(statement, 'sts:AssumeRole') !== 'no' &&
        statementPrincipal(statement, {
          type: 'Service',
          id: POD_IDENTITY_SERVICE,
        }) !== 'no',
    )
    .flatMap(statement =>
      judge(statement, () => widthFindings(statement, subject)),
    );

/** Statements that let nobody in, alone or because nobody whom they let in may tag the session as well. */
const idle: Lint = subject =>
  podIdentityStatements(subject).flatMap(statement =>
    judge(statement, () => {
      const { assumeRole, tagSession, untagged } = subject.sets.podIdentity();
      const covered = [assumeRole, tagSession].filter(
        ({ action }) => statementAction(statement, action) === 'yes',
      );
      const found = covered.flatMap(own => emptyStatement(statement, own));
      const contexts = [assumeRole.context, untagged.context];
      const isNobody =
        found.length === 0 &&
        covered.includes(assumeRole) &&
        assumeRole.of(statement).length === 0 &&
        untagged.of(statement).length === 0 &&
        eachHolds(statement, contexts);
      if (isNobody) {
        return [
          finding(
            'SUBJECT_CONTRADICTION',
            statement.path,
            'Some conditions hold with session tags only and some without them only, so no association meets all of them.',
          ),
        ];
      }
      const isOnlyUntaggable =
        found.length === 0 &&
        covered.includes(assumeRole) &&
        untagged.all().length === 0 &&
        tagSession.all().length > 0 &&
        admittedBy(statement, subject).length === 0;
      return isOnlyUntaggable
        ? [
            finding(
              'TAG_SESSION_MISSING',
              statement.action.path,
              'None of the service accounts that this statement lets assume the role may tag the session as well; EKS Pod Identity needs both for the same ones.',
              podIdentityActions,
            ),
          ]
        : found;
    }),
  );

/** Conditions on tags that hold for associations without session tags. */
const optionalTags: Lint = subject =>
  podIdentityStatements(subject).flatMap(statement => {
    const open = bindingsOf(statement).filter(
      condition =>
        condition.foldedKey.startsWith('aws:requesttag/') &&
        (isNegated(condition) ||
          condition.operator?.ifExists ||
          condition.operator?.qualifier === 'ForAllValues'),
    );
    return open.length === 0
      ? []
      : judge(statement, () =>
          podIdentitySet(subject.sets.podIdentity()).widerWithoutTags
            ? open.map(({ path, operatorText }) =>
                finding(
                  'NEGATED_SESSION_TAG',
                  path,
                  `${operatorText} holds when the tag is missing; name what is allowed instead.`,
                ),
              )
            : [],
        );
  });

const sourceArn: Lint = subject =>
  podIdentityStatements(subject).flatMap(({ conditions }) =>
    conditions
      .filter(({ foldedKey }) => foldedKey === 'aws:sourcearn')
      .flatMap(({ values }) => values)
      .filter(({ value }) => value.includes(':podidentityassociation/'))
      .map(({ value, path }) =>
        finding(
          'POD_IDENTITY_SOURCE_ARN',
          path,
          `The source of Pod Identity is the cluster, so ${quote(
            value,
          )} matches nothing.`,
          value.replace(/:podidentityassociation\/([^/]*).*$/, ':cluster/$1'),
        ),
      ),
  );

/** Rules on EKS Pod Identity. */
export const podIdentityRules: Lint[] = [
  actions,
  width,
  idle,
  optionalTags,
  sourceArn,
];
