import { isObject } from '../trust/json/value';
import { TerraformConfiguration } from './types';

/**
 * A file of Terraform, as its parser reads it.
 *
 * @public
 */
export interface TerraformFile {
  /** The file, for messages. */
  readonly file: string;
  /** The JSON that the parser of Terraform makes of it. */
  readonly json: unknown;
}

/**
 * Reads what Terraform checks look at.
 *
 * @param files - all files of the configuration
 * @param texts - texts that may name roles by their ARNs: these files and manifests
 *
 * @public
 */
export function readTerraformConfiguration(
  files: readonly TerraformFile[],
  texts: readonly string[],
): TerraformConfiguration {
  return {
    modules: files.flatMap(({ file, json }) =>
      blocksOf(json, 'module').map(block => ({ file, ...block })),
    ),
    roles: files.flatMap(({ file, json }) =>
      blocksOf(isObject(json) ? json.resource : undefined, 'aws_iam_role').map(
        block => ({ file, ...block }),
      ),
    ),
    outputs: files.flatMap(({ file, json }) =>
      textsOf(json).flatMap(text =>
        [...text.matchAll(/\bmodule\.([\w-]+)\.(\w+)/g)].map(
          ([, module, output]) => ({ file, module, output }),
        ),
      ),
    ),
    namedRoles: new Set(
      texts.flatMap(text =>
        [
          ...text.matchAll(
            /\barn:[\w-]+:iam::\d{12}:role\/(?:[\w+=,.@-]+\/)*([\w+=,.@-]+)/g,
          ),
        ].map(([, name]) => name),
      ),
    ),
  };
}

function blocksOf(
  json: unknown,
  kind: string,
): { name: string; inputs: Record<string, unknown> }[] {
  const blocks = isObject(json) ? json[kind] : undefined;
  return isObject(blocks)
    ? Object.entries(blocks).flatMap(([name, bodies]) =>
        [bodies]
          .flat()
          .filter(isObject)
          .map(inputs => ({ name, inputs })),
      )
    : [];
}

/** All texts in a value that are, or hold, expressions. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') {
    return value.includes('${') ? [value] : [];
  }
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(textsOf)
    : [];
}
