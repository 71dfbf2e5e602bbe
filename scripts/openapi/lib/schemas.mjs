import { createGenerator } from 'ts-json-schema-generator';
import { fromRoot } from '../../lib/paths.mjs';

/** Types of the common package that requests and answers of the REST API consist of. */
const ROOTS = [
  'AccessPackPage',
  'ClusterAnswer',
  'ClusterPage',
  'EntityIdentity',
  'EntityRollUp',
  'ErrorExplainRequest',
  'ErrorExplanation',
  'FindingPage',
  'IdentityPlanAnswer',
  'IdentityPlanRequest',
  'ReadAccess',
  'RefreshResult',
  'Report',
  'ReportedFinding',
  'RoleDetail',
  'RolePage',
  'ServiceAccountPage',
  'SourcePage',
  'TrustEvaluateAnswer',
  'TrustEvaluateRequest',
  'TrustPreviewAnswer',
  'TrustPreviewRequest',
  'Waiver',
  'WaiverPage',
  'WaiverRequest',
];

/**
 * JSON schemas of the types that go over HTTP and of those within them, by their names, as OpenAPI 3.1 has them.
 *
 * @returns {Record<string, object>} in the order of the names
 */
export function createSchemas() {
  const generator = createGenerator({
    path: fromRoot('plugins/irsa-common/src/index.ts'),
    tsconfig: fromRoot('tsconfig.json'),
    // `yarn tsc` does that, and this takes half the time without it.
    skipTypeCheck: true,
    expose: 'export',
    topRef: true,
    jsDoc: 'extended',
    sortProps: true,
    additionalProperties: false,
    encodeRefs: false,
  });
  const schemas = {};
  for (const root of ROOTS) {
    Object.assign(schemas, generator.createSchema(root).definitions);
  }
  return Object.fromEntries(
    Object.entries(schemas)
      .map(([name, schema]) => [nameOf(name), converted(schema)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Names of components take letters, digits and few other characters: `ListPage<RoleAnswer>` becomes `ListPage.RoleAnswer`. */
function nameOf(name) {
  return name.replace(/[^A-Za-z0-9]+/g, '.').replace(/^\.|\.$/g, '');
}

/** From the JSON Schema of 2019 and before, which the generator writes, to the one that OpenAPI 3.1 has. */
function converted(value, key) {
  if (Array.isArray(value)) {
    return value.map(each => converted(each));
  }
  if (typeof value !== 'object' || value === null) {
    if (key === '$ref') {
      const name = value.slice('#/definitions/'.length);
      return `#/components/schemas/${nameOf(name)}`;
    }
    return key === 'description' ? plainText(value) : value;
  }
  const { items, ...rest } = value;
  const isTuple = Array.isArray(items);
  return Object.fromEntries(
    Object.entries(
      isTuple
        ? { ...rest, prefixItems: items }
        : { ...rest, ...(items === undefined ? {} : { items }) },
    ).map(([name, each]) => [name, converted(each, name)]),
  );
}

/** Links of TSDoc as the names that they show. */
function plainText(text) {
  return text
    .replace(/\{@link ([^}|]+?)(\s*\|\s*([^}]+))?\}/g, (_, name, __, label) =>
      label ? label.trim() : `\`${name.trim()}\``,
    )
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}
