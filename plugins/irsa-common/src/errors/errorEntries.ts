import { ErrorEntry } from './errorEntry';
import { changeErrors } from './entries/change';
import { credentialsErrors } from './entries/credentials';
import { kubernetesErrors } from './entries/kubernetes';
import { legacyErrors } from './entries/legacy';
import { permissionErrors } from './entries/permissions';
import { podIdentityErrors } from './entries/podIdentity';
import { requestErrors } from './entries/request';
import { trustErrors } from './entries/trust';
import { webIdentityTokenErrors } from './entries/webIdentityToken';

const byArea: readonly ErrorEntry[] = [
  ...changeErrors,
  ...kubernetesErrors,
  ...legacyErrors,
  ...requestErrors,
  ...podIdentityErrors,
  ...trustErrors,
  ...webIdentityTokenErrors,
  ...permissionErrors,
  ...credentialsErrors,
];

/**
 * Every message that is known. The first one that a text has is what it means: those that say more come before general ones.
 *
 * @public
 */
export const errorEntries: readonly ErrorEntry[] = [
  ...byArea.filter(({ isGeneral }) => !isGeneral),
  ...byArea.filter(({ isGeneral }) => isGeneral),
];
