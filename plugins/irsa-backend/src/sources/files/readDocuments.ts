import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { LineCounter, parseAllDocuments } from 'yaml';

/** Largest JSON file that is read, in bytes. A larger export can be split by namespace or page. */
export const MAX_JSON_BYTES = 64 * 1024 * 1024;
/** Largest YAML file, which takes far longer to parse than the same content in JSON. */
export const MAX_YAML_BYTES = 4 * 1024 * 1024;

/** What a file holds, or what is wrong with it. */
export type FileContent =
  | { readonly documents: readonly unknown[] }
  | {
      /** Names the line where there is one. */
      readonly problem: string;
      /** Absent when the file could not even be loaded. */
      readonly text?: string;
      /** The text seems to end too early, so that anything may have followed. */
      readonly cutOff: boolean;
    };

/** Reads a JSON file, or a YAML file with one document or several. */
export async function readDocuments(path: string): Promise<FileContent> {
  const isJson = extname(path) === '.json';
  let text: string;
  try {
    const { size } = await stat(path);
    const limit = isJson ? MAX_JSON_BYTES : MAX_YAML_BYTES;
    if (size > limit) {
      return {
        problem: `${inMegabytes(size)} are more than the ${inMegabytes(
          limit,
        )} that are read of one ${isJson ? 'JSON' : 'YAML'} file; ${
          isJson
            ? 'export each namespace or page to a file of its own'
            : 'export as JSON (kubectl get … -o json) or split it'
        }`,
        cutOff: true,
      };
    }
    text = await readFile(path, 'utf8');
  } catch (error) {
    return { problem: `it cannot be opened (${codeOf(error)})`, cutOff: true };
  }
  return isJson ? parseJson(text) : parseYaml(text);
}

function parseJson(text: string): FileContent {
  try {
    return { documents: [JSON.parse(text)] };
  } catch {
    // V8 words its positions differently from version to version; the YAML parser, for which JSON is YAML, counts lines reliably.
    const yaml = text.length <= MAX_YAML_BYTES ? parseYaml(text) : undefined;
    return yaml && 'problem' in yaml
      ? { ...yaml, problem: `${yaml.problem} (the file must be JSON)` }
      : { problem: 'it is not JSON', text, cutOff: true };
  }
}

function parseYaml(text: string): FileContent {
  try {
    const lines = new LineCounter();
    const parsed = parseAllDocuments(text, {
      lineCounter: lines,
      // The check compares every key with every other, which a hostile file turns into hours.
      uniqueKeys: false,
      prettyErrors: false,
    });
    if (!Array.isArray(parsed)) {
      return { documents: [] };
    }
    const [error] = parsed.flatMap(document => document.errors);
    if (error) {
      const { line, col } = lines.linePos(error.pos[0]);
      return {
        problem: `line ${line}, column ${col}: ${error.message}`,
        text,
        cutOff: error.pos[0] >= text.trimEnd().length - 1,
      };
    }
    return {
      documents: parsed
        .map(document => document.toJS({ maxAliasCount: 100 }))
        .filter(document => document !== null && document !== undefined),
    };
  } catch (error) {
    // Thrown for aliases that multiply without end and for nesting deeper than the stack.
    return {
      problem: error instanceof Error ? error.message : String(error),
      text,
      cutOff: true,
    };
  }
}

function inMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024 / 1024)} MiB`;
}

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : String(error);
}
