import { PlannedManifest } from 'backstage-plugin-irsa-common';
import { stringify } from 'yaml';

/**
 * A planned ServiceAccount as YAML. Kubernetes reads YAML 1.1, in which a plain `on` or `y` is no text.
 *
 * @public
 */
export function manifestText({ object }: PlannedManifest): string {
  return stringify(object, { compat: 'yaml-1.1', lineWidth: 0 });
}
