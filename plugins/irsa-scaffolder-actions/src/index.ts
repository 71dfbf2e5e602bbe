/**
 * Scaffolder actions of IRSA for Backstage: what gives a new service its AWS identity.
 *
 * @packageDocumentation
 */

export { scaffolderModuleIrsa as default } from './module';
export { createWriteServiceAccountAction } from './actions/writeServiceAccount/writeServiceAccount';
