/**
 * Form fields for templates that give a service its AWS identity.
 *
 * @packageDocumentation
 */

export { scaffolderFieldsModuleIrsa as default } from './module';
export { irsaScaffolderFieldsTranslationRef } from './translation';
