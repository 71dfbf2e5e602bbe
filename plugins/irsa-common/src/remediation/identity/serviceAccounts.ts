import { yamlText } from '../emit/yaml';
import { fileName } from '../resources/names';
import { Identity } from './identity';
import { IdentityFile } from './types';

/** The manifest of the service accounts: annotated for IRSA, plain for Pod Identity, whose associations name them. */
export function serviceAccountFile(identity: Identity): IdentityFile {
  const { spec, roleArn, audience, annotationPrefix } = identity;
  const annotations =
    spec.mechanism === 'irsa'
      ? {
          annotations: {
            [`${annotationPrefix}/role-arn`]: roleArn,
            ...(audience === 'sts.amazonaws.com'
              ? {}
              : { [`${annotationPrefix}/audience`]: audience }),
          },
        }
      : {};
  return {
    path: `${fileName(identity.role.name)}.service-account.yaml`,
    content: yamlText(
      ...identity.serviceAccounts.map(({ namespace, name }) => ({
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: { name, namespace, ...annotations },
      })),
    ),
  };
}
