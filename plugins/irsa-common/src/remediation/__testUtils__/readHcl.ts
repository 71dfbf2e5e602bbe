import { parse } from '@cdktn/hcl2json';

/** The blocks of a file of HCL, as its own parser reads them, with templates that hold no expression as the texts that they are. */
export async function readHcl(
  text: string,
): Promise<Record<string, Record<string, Record<string, unknown[]>>>> {
  return (await evaluate(await parse('file.tf', text))) as Record<
    string,
    Record<string, Record<string, unknown[]>>
  >;
}

/** One value, as the parser reads it. */
export async function readHclValue(text: string): Promise<unknown> {
  const { value } = (await parse('file.tf', `value = ${text}`)) as {
    value: unknown;
  };
  return evaluate(value);
}

async function evaluate(value: unknown): Promise<unknown> {
  if (Array.isArray(value)) {
    return Promise.all(value.map(evaluate));
  }
  if (typeof value === 'object' && value !== null) {
    const entries = await Promise.all(
      Object.entries(value).map(async ([key, each]) => [
        unescaped(key),
        await evaluate(each),
      ]),
    );
    return Object.fromEntries(entries);
  }
  if (typeof value !== 'string') {
    return value;
  }
  const call = /^\$\{(?:jsonencode|toset)\((.*)\)\}$/s.exec(value);
  return call ? readHclValue(call[1]) : unescaped(value);
}

/** In the JSON of Terraform, too, what begins a template is doubled where it is meant as it stands. */
function unescaped(text: string): string {
  return text.replace(/\$\$\{/g, '${').replace(/%%\{/g, '%{');
}
