/**
 * The same tab and pages for portals on the frontend system before the new one.
 *
 * @packageDocumentation
 */

export { EntityAwsIdentityContent, IrsaPage, irsaPlugin } from './plugin';
