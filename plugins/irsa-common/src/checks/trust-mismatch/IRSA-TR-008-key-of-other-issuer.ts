import { lintCheck } from '../trust/lintCheck';

/** A condition on a claim of another issuer than the statement's provider. */
export const keyOfOtherIssuer = lintCheck({
  id: 'IRSA-TR-008',
  title: 'Condition is about another issuer than the provider',
  severity: 'high',
  what: 'A statement trusts the provider of one cluster and has conditions on claims of another, mostly copied from there.',
  why: 'The claims of the other issuer are never in the request. The statement matches nobody or, under a negated operator, everybody of the cluster.',
  howWeKnow:
    'The issuer at the beginning of each condition key against the one in `Principal.Federated` of the same statement.',
  fix: 'Use the issuer of the provider in the keys of the same statement.',
  verify:
    '`aws sts get-caller-identity` in a pod of the service account answers with the role.',
  codes: ['KEY_OF_OTHER_ISSUER', 'NEGATED_KEY_NEVER_PRESENT'],
  subsumes: ['IRSA-TR-002', 'IRSA-TR-017', 'IRSA-SA-012'],
  needs: [],
});
