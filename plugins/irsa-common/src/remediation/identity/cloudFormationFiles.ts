import { yamlText } from '../emit/yaml';
import { cloudFormationResource } from '../resources/cloudFormation';
import { fileName, uniqueNames } from '../resources/names';
import { Identity } from './identity';
import { IdentityFile } from './types';

/** A template of CloudFormation. */
export function cloudFormationFiles(identity: Identity): IdentityFile[] {
  const { role } = identity;
  const resources = [role, ...identity.associations].flatMap(resource => {
    const found = cloudFormationResource(resource);
    return found ? [found] : [];
  });
  const names = uniqueNames(
    resources.map(([name]) => name),
    name => name,
    '',
  );
  return [
    {
      path: `${fileName(role.name)}.template.yaml`,
      content: yamlText({
        AWSTemplateFormatVersion: '2010-09-09',
        Description: `The role ${role.name} and what may become it`,
        Resources: Object.fromEntries(
          resources.map(([, resource], index) => [names[index], resource]),
        ),
        Outputs: {
          RoleArn: { Value: { 'Fn::GetAtt': [names[0], 'Arn'] } },
        },
      }),
    },
  ];
}
