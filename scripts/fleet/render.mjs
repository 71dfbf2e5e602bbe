import { Scalar, Document, parse, visit } from 'yaml';

/**
 * Whether a YAML 1.1 reader would take a text for something else: a number, a time, a truth value. The library also takes a lone
 * dot for a number, which kubectl does not.
 */
function isAmbiguous(text) {
  if (text === '.') {
    return false;
  }
  try {
    const value = parse(text, { version: '1.1' });
    return typeof value !== 'string' && !isCollection(value);
  } catch {
    return false;
  }
}

function isCollection(value) {
  return Array.isArray(value) || value?.constructor === Object;
}

function yamlDocument(object, options) {
  // A copy, because an object that stands in two places would come out as an anchor and an alias.
  return new Document(JSON.parse(JSON.stringify(object)), options);
}

/** YAML as kubectl prints it: keys in order, lists not indented, double quotes only where the type is in doubt. */
export function kubectlYaml(object) {
  const document = yamlDocument(object, { sortMapEntries: true });
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value === 'string' && isAmbiguous(node.value)) {
        node.type = Scalar.QUOTE_DOUBLE;
      }
    },
  });
  return document.toString({
    indentSeq: false,
    lineWidth: 0,
    singleQuote: true,
  });
}

/** Several YAML documents in one file. */
export function multiDocumentYaml(objects) {
  return objects.map(kubectlYaml).join('---\n');
}

/** YAML as people write it and Prettier leaves it. */
export function plainYaml(objects) {
  return objects
    .map(object =>
      yamlDocument(object).toString({
        lineWidth: 0,
        singleQuote: true,
      }),
    )
    .join('---\n');
}

/** A list as `kubectl get` prints it. */
export function kubectlList(items) {
  return {
    apiVersion: 'v1',
    items,
    kind: 'List',
    metadata: { resourceVersion: '' },
  };
}

/** JSON as the AWS CLI and kubectl print it. */
export function json(value) {
  return `${JSON.stringify(value, null, 4)}\n`;
}

function sortKeys(value) {
  if (Array.isArray(value)) {
    return value.map(sortKeys);
  }
  if (value && typeof value === 'object') {
    return Object.fromEntries(
      Object.keys(value)
        .sort()
        .map(key => [key, sortKeys(value[key])]),
    );
  }
  return value;
}

/** JSON as kubectl prints it: keys in order. */
export function kubectlJson(value) {
  return json(sortKeys(value));
}

/** JSON as the API server answers `kubectl get --raw`: one line. */
export function rawJson(value) {
  return `${JSON.stringify(value)}\n`;
}
