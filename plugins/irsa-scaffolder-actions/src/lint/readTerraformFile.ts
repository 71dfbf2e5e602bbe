import { parse } from '@cdktn/hcl2json';
import { expression } from './expression';

/** A file of Terraform: as its parser reads it, and with texts that are values told from those that are worked out. */
export interface ReadTerraformFile {
  readonly json: unknown;
  readonly values: unknown;
}

/**
 * Reads a file of Terraform.
 *
 * @throws Error with file and line, when it is not one.
 */
export async function readTerraformFile(
  file: string,
  text: string,
): Promise<ReadTerraformFile> {
  const json: unknown = await parse(file, text);
  return { json, values: await valuesOf(json, file) };
}

async function valuesOf(value: unknown, file: string): Promise<unknown> {
  if (Array.isArray(value)) {
    return Promise.all(value.map(each => valuesOf(each, file)));
  }
  if (typeof value === 'object' && value !== null) {
    const entries = await Promise.all(
      Object.entries(value).map(async ([key, each]) => [
        key === 'aws_iam_policy_document' ? key : literal(key),
        key === 'aws_iam_policy_document'
          ? policyDocuments(await valuesOf(each, file))
          : await valuesOf(each, file),
      ]),
    );
    return Object.fromEntries(entries);
  }
  if (typeof value !== 'string') {
    return value;
  }
  const encoded = /^\$\{jsonencode\((.*)\)\}$/s.exec(value);
  if (encoded) {
    const { it } = await parse(file, `it = ${encoded[1]}`);
    return valuesOf(it, file);
  }
  return literal(value);
}

/** In what the parser answers, `${` begins an expression and `$${` stands for itself. */
function literal(text: string): string {
  return /(?<!\$)\$\{|(?<!%)%\{/.test(text)
    ? expression(text)
    : text.replace(/\$\$\{/g, '${').replace(/%%\{/g, '%{');
}

type Block = Readonly<Record<string, unknown>>;

/** Data sources for policy documents, as the policies that they stand for. */
function policyDocuments(documents: unknown): unknown {
  return Object.fromEntries(
    Object.entries(documents as Record<string, Block[]>).map(
      ([name, blocks]) => [name, blocks.map(policyOf)],
    ),
  );
}

function policyOf(block: Block): object {
  const { statement, version, ...others } = block;
  const merged = [
    'dynamic',
    'source_policy_documents',
    'override_policy_documents',
  ].find(name => name in others);
  return {
    Version: version ?? '2012-10-17',
    Statement: [
      ...blocksOf(statement).map(statementOf),
      ...(merged ? [{ Effect: expression(merged) }] : []),
    ],
  };
}

function statementOf(block: Block): object {
  return {
    ...(block.sid !== undefined && { Sid: block.sid }),
    Effect: block.effect ?? 'Allow',
    ...element('Action', block.actions),
    ...element('NotAction', block.not_actions),
    ...element('Resource', block.resources),
    ...element('NotResource', block.not_resources),
    ...principals('Principal', block.principals),
    ...principals('NotPrincipal', block.not_principals),
    ...conditions(block.condition),
    ...('dynamic' in block && { Condition: expression('dynamic') }),
  };
}

function element(name: string, value: unknown): object {
  return value === undefined ? {} : { [name]: variables(value) };
}

function principals(name: string, blocks: unknown): object {
  const found = blocksOf(blocks);
  if (found.length === 0) {
    return {};
  }
  if (found.some(({ type }) => type === '*')) {
    return { [name]: '*' };
  }
  return {
    [name]: Object.fromEntries(
      found.map(({ type, identifiers }) => [type, variables(identifiers)]),
    ),
  };
}

function conditions(blocks: unknown): object {
  const found: Record<string, Record<string, unknown>> = {};
  for (const { test, variable, values } of blocksOf(blocks)) {
    found[String(test)] = {
      ...found[String(test)],
      [String(variable)]: variables(values),
    };
  }
  return Object.keys(found).length === 0 ? {} : { Condition: found };
}

function blocksOf(blocks: unknown): Block[] {
  return blocks === undefined ? [] : ([blocks].flat() as Block[]);
}

/** In policy documents `&{` stands for the `${` of a policy variable. */
function variables(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(variables);
  }
  return typeof value === 'string' ? value.replace(/&\{/g, '${') : value;
}
