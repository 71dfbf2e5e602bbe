import { Check } from '../framework/check';
import { noStatementForProvider } from './IRSA-TR-001-no-statement';
import { trustNamesOtherSubject } from './IRSA-TR-002-other-subject';
import { wildcardUnderEquals } from './IRSA-TR-003-wildcard-under-equals';
import { subjectAndAudienceSwapped } from './IRSA-TR-004-subject-and-audience-swapped';
import { conditionKeyWithArn } from './IRSA-TR-005-key-with-arn';
import { issuerSpelling } from './IRSA-TR-006-issuer-spelling';
import { issuerHostTransposed } from './IRSA-TR-007-issuer-host-transposed';
import { keyOfOtherIssuer } from './IRSA-TR-008-key-of-other-issuer';
import { trustNamesOldIssuer } from './IRSA-TR-009-old-issuer';
import { twoIssuersInOneStatement } from './IRSA-TR-010-two-issuers';
import { subjectConditionsContradict } from './IRSA-TR-011-subject-contradiction';
import { providerOfOtherAccount } from './IRSA-TR-012-provider-of-other-account';
import { webIdentityActionMissing } from './IRSA-TR-013-action-missing';
import { providerUnderWrongType } from './IRSA-TR-014-principal-type';
import { trustDenied } from './IRSA-TR-015-denied';
import { subjectForm } from './IRSA-TR-016-subject-form';
import { conditionOnAbsentKey } from './IRSA-TR-017-key-not-in-token';
import { strayCharacters } from './IRSA-TR-018-stray-characters';
import { otherMechanismTrusted } from './IRSA-TR-019-other-mechanism';
import { trustNearQuota } from './IRSA-TR-020-near-quota';

/** Checks of area TR, in the order of their ids. */
export const trustMismatchChecks: readonly Check[] = [
  noStatementForProvider,
  trustNamesOtherSubject,
  wildcardUnderEquals,
  subjectAndAudienceSwapped,
  conditionKeyWithArn,
  issuerSpelling,
  issuerHostTransposed,
  keyOfOtherIssuer,
  trustNamesOldIssuer,
  twoIssuersInOneStatement,
  subjectConditionsContradict,
  providerOfOtherAccount,
  webIdentityActionMissing,
  providerUnderWrongType,
  trustDenied,
  subjectForm,
  conditionOnAbsentKey,
  strayCharacters,
  otherMechanismTrusted,
  trustNearQuota,
];
