import { yamlText } from '../emit/yaml';
import { fileName } from '../resources/names';
import { Identity } from './identity';
import { IdentityFile } from './types';

/** The manifests of the service accounts. */
export function manifestFiles({ role, manifests }: Identity): IdentityFile[] {
  return manifests.map(({ name, objects }) => ({
    path: `${fileName(role.name)}${
      name === undefined ? '' : `.${fileName(name)}`
    }.service-account.yaml`,
    content: yamlText(...objects),
  }));
}
