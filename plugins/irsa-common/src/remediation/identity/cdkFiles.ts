import { cdkConstruct, cdkImports } from '../resources/cdk';
import { fileName, pascalName } from '../resources/names';
import { Identity } from './identity';
import { IdentityFile } from './types';

const INDENT = '    ';

/** A construct of the CDK in a file of its own. */
export function cdkFiles(identity: Identity): IdentityFile[] {
  const { role } = identity;
  const made = cdkConstruct(role, INDENT);
  const associations = identity.associations.flatMap(
    association => cdkConstruct(association, INDENT, 'role') ?? [],
  );
  return made
    ? [
        {
          path: `${fileName(role.name)}.ts`,
          content: `${[
            cdkImports([made, ...associations].map(({ module }) => module)),
            `import { Construct } from 'constructs';`,
            '',
            `/** The role ${role.name}, and what may become it. */`,
            `export class ${className(role.name)} extends Construct {`,
            '  /** ARN of the role. */',
            '  readonly roleArn: string;',
            '',
            '  constructor(scope: Construct, id: string) {',
            '    super(scope, id);',
            `${INDENT}const role = ${made.expression};`,
            `${INDENT}this.roleArn = role.attrArn;`,
            ...associations.map(({ expression }) => `${INDENT}${expression};`),
            '  }',
            '}',
          ].join('\n')}\n`,
        },
      ]
    : [];
}

function className(roleName: string): string {
  const name = pascalName(roleName);
  return /^[A-Za-z]/.test(name) ? `${name}Role` : `Role${name}`;
}
