import { Check } from '../framework/check';
import { openToCluster } from './IRSA-TS-001-no-condition';
import { openToClusterBeyondAudience } from './IRSA-TS-002-no-subject';
import { anySubjectTrusted } from './IRSA-TS-003-any-subject';
import { namespaceWildcard } from './IRSA-TS-004-namespace-wildcard';
import { patternCrossesColon } from './IRSA-TS-005-pattern-crosses-colon';
import { wholeNamespace } from './IRSA-TS-006-whole-namespace';
import { namePattern } from './IRSA-TS-007-name-pattern';
import { noAudience } from './IRSA-TS-008-no-audience';
import { audienceWildcard } from './IRSA-TS-009-audience-wildcard';
import { forAllValuesOnClaim } from './IRSA-TS-010-for-all-values';
import { negatedOrOptionalSubject } from './IRSA-TS-011-negated-or-optional';
import { otherPrincipalsTrusted } from './IRSA-TS-012-other-principals';
import { danglingSubject } from './IRSA-TS-013-dangling-subject';
import { sharedRole } from './IRSA-TS-014-shared-role';
import { trustWiderThanUse } from './IRSA-TS-015-wider-than-used';
import { trustAcrossEnvironments } from './IRSA-TS-016-across-environments';
import { weakNamespaceBoundary } from './IRSA-TS-017-weak-namespace-boundary';
import { likeWithoutWildcard } from './IRSA-TS-018-like-without-wildcard';
import { identicalRoles } from './IRSA-TS-019-identical-roles';

/** Checks of area TS, in the order of their ids. */
export const trustScopeChecks: readonly Check[] = [
  openToCluster,
  openToClusterBeyondAudience,
  anySubjectTrusted,
  namespaceWildcard,
  patternCrossesColon,
  wholeNamespace,
  namePattern,
  noAudience,
  audienceWildcard,
  forAllValuesOnClaim,
  negatedOrOptionalSubject,
  otherPrincipalsTrusted,
  danglingSubject,
  sharedRole,
  trustWiderThanUse,
  trustAcrossEnvironments,
  weakNamespaceBoundary,
  likeWithoutWildcard,
  identicalRoles,
];
