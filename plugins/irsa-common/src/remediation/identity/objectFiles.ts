import { yamlText } from '../emit/yaml';
import { ackObject } from '../resources/ack';
import { AwsResource } from '../resources/awsResource';
import { crossplaneObjects } from '../resources/crossplane';
import { fileName } from '../resources/names';
import { Identity } from './identity';
import { IdentityFile } from './types';

/** Objects of the AWS Controllers for Kubernetes. */
export function ackFiles(identity: Identity): IdentityFile[] {
  return objectFiles(identity, 'ack', resource => {
    const object = ackObject(resource);
    return object ? [object] : [];
  });
}

/** Objects of Crossplane. */
export function crossplaneFiles(identity: Identity): IdentityFile[] {
  return objectFiles(identity, 'crossplane', crossplaneObjects);
}

function objectFiles(
  identity: Identity,
  form: string,
  write: (resource: AwsResource) => object[],
): IdentityFile[] {
  const { role } = identity;
  return [
    {
      path: `${fileName(role.name)}.${form}.yaml`,
      content: yamlText(...[role, ...identity.associations].flatMap(write)),
    },
  ];
}
