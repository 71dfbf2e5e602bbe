/**
 * The AWS identity tab on entity pages.
 *
 * @packageDocumentation
 */

export { irsaPlugin as default } from './plugin';
export { irsaApiRef } from './api';
export { irsaTranslationRef } from './translation';
