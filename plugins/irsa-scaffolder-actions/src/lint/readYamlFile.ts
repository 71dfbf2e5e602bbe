import { parseAllDocuments, ScalarTag, CollectionTag } from 'yaml';
import { expression } from './expression';

/** The short forms of CloudFormation's intrinsic functions. */
const FUNCTIONS = [
  ...['And', 'Base64', 'Cidr', 'Condition', 'Equals', 'FindInMap', 'GetAtt'],
  ...['GetAZs', 'If', 'ImportValue', 'Join', 'Not', 'Or', 'Ref', 'Select'],
  ...['Split', 'Sub', 'Transform', 'ToJsonString', 'Length', 'ForEach'],
];

const tags: (ScalarTag | CollectionTag)[] = FUNCTIONS.flatMap(name => {
  const tag = `!${name}`;
  const resolve = () => expression(tag);
  return [
    { tag, resolve },
    { tag, collection: 'seq' as const, resolve },
    { tag, collection: 'map' as const, resolve },
  ];
});

/**
 * Reads YAML or JSON, which is YAML, too; what functions of CloudFormation work out is marked.
 *
 * @throws Error with the line, when it is neither.
 */
export function readYamlFile(text: string): unknown[] {
  return parseAllDocuments(text, {
    customTags: tags,
    logLevel: 'silent',
  }).map(document => {
    if (document.errors.length > 0) {
      throw document.errors[0];
    }
    return document.toJS() as unknown;
  });
}
