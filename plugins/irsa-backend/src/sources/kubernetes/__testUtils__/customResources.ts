/** A field: a type of JSON, a list of or a map to one, or an object with fields. */
type Field =
  | 'string'
  | 'integer'
  | { readonly list: Field }
  | { readonly map: Field }
  | { readonly fields: Readonly<Record<string, Field>> };

interface CustomResource {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly scope: 'Namespaced' | 'Cluster';
  readonly spec: Readonly<Record<string, Field>>;
  readonly required: readonly string[];
}

const NAME = { fields: { name: 'string' } } as const;
const FROM = { fields: { from: NAME } } as const;
const TAG = { fields: { key: 'string', value: 'string' } } as const;

function ack(
  service: string,
  kind: string,
  spec: CustomResource['spec'],
  required: readonly string[],
): CustomResource {
  return {
    group: `${service}.services.k8s.aws`,
    version: 'v1alpha1',
    kind,
    scope: 'Namespaced',
    spec,
    required,
  };
}

function crossplane(
  service: string,
  kind: string,
  forProvider: CustomResource['spec'],
): CustomResource {
  return {
    group: `${service}.aws.upbound.io`,
    version: 'v1beta1',
    kind,
    scope: 'Cluster',
    spec: { forProvider: { fields: forProvider }, providerConfigRef: NAME },
    required: ['forProvider'],
  };
}

/**
 * The fields, of those that matter here, of the kinds of ACK and Crossplane.
 *
 * Source: the definitions in the repositories aws-controllers-k8s/iam-controller and eks-controller, and
 * crossplane-contrib/provider-upjet-aws.
 */
const RESOURCES: readonly CustomResource[] = [
  ack(
    'iam',
    'Role',
    {
      name: 'string',
      path: 'string',
      description: 'string',
      assumeRolePolicyDocument: 'string',
      maxSessionDuration: 'integer',
      permissionsBoundary: 'string',
      permissionsBoundaryRef: FROM,
      policies: { list: 'string' },
      policyRefs: { list: FROM },
      inlinePolicies: { map: 'string' },
      tags: { list: TAG },
    },
    ['name', 'assumeRolePolicyDocument'],
  ),
  ack(
    'eks',
    'PodIdentityAssociation',
    {
      clusterName: 'string',
      clusterRef: FROM,
      namespace: 'string',
      roleARN: 'string',
      roleRef: FROM,
      serviceAccount: 'string',
      tags: { map: 'string' },
    },
    ['namespace', 'serviceAccount'],
  ),
  ack(
    'eks',
    'Addon',
    {
      name: 'string',
      addonVersion: 'string',
      clusterName: 'string',
      clusterRef: FROM,
      configurationValues: 'string',
      resolveConflicts: 'string',
      tags: { map: 'string' },
    },
    ['name'],
  ),
  crossplane('iam', 'Role', {
    assumeRolePolicy: 'string',
    description: 'string',
    maxSessionDuration: 'integer',
    path: 'string',
    permissionsBoundary: 'string',
    tags: { map: 'string' },
  }),
  crossplane('iam', 'RolePolicy', {
    policy: 'string',
    role: 'string',
    roleRef: NAME,
  }),
  crossplane('iam', 'RolePolicyAttachment', {
    policyArn: 'string',
    policyArnRef: NAME,
    role: 'string',
    roleRef: NAME,
  }),
  crossplane('iam', 'OpenIDConnectProvider', {
    url: 'string',
    clientIdList: { list: 'string' },
    thumbprintList: { list: 'string' },
    tags: { map: 'string' },
  }),
  crossplane('eks', 'PodIdentityAssociation', {
    region: 'string',
    clusterName: 'string',
    namespace: 'string',
    roleArn: 'string',
    roleArnRef: NAME,
    serviceAccount: 'string',
  }),
  crossplane('eks', 'Addon', {
    region: 'string',
    addonName: 'string',
    addonVersion: 'string',
    clusterName: 'string',
  }),
];

/** Definitions of these kinds, for an API server. */
export function customResourceDefinitions(): object[] {
  return RESOURCES.map(({ group, version, kind, scope, spec, required }) => {
    const plural = pluralOf(kind);
    return {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `${plural}.${group}` },
      spec: {
        group,
        scope,
        names: { plural, singular: kind.toLocaleLowerCase('en-US'), kind },
        versions: [
          {
            name: version,
            served: true,
            storage: true,
            schema: {
              openAPIV3Schema: {
                type: 'object',
                properties: {
                  spec: { ...schemaOf({ fields: spec }), required },
                },
              },
            },
          },
        ],
      },
    };
  });
}

/** The path under which objects of a kind are made. */
export function collectionPath(
  apiVersion: string,
  kind: string,
  namespace: string,
): string {
  const root = apiVersion.includes('/') ? 'apis' : 'api';
  const isInNamespace =
    root === 'api' ||
    RESOURCES.some(
      each =>
        `${each.group}/${each.version}` === apiVersion &&
        each.kind === kind &&
        each.scope === 'Namespaced',
    );
  return `/${root}/${apiVersion}${
    isInNamespace ? `/namespaces/${namespace}` : ''
  }/${pluralOf(kind)}`;
}

function pluralOf(kind: string): string {
  const name = kind.toLocaleLowerCase('en-US');
  return name.endsWith('y') ? `${name.slice(0, -1)}ies` : `${name}s`;
}

function schemaOf(field: Field): object {
  if (typeof field === 'string') {
    return { type: field };
  }
  if ('list' in field) {
    return { type: 'array', items: schemaOf(field.list) };
  }
  if ('map' in field) {
    return { type: 'object', additionalProperties: schemaOf(field.map) };
  }
  return {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(field.fields).map(([name, each]) => [
        name,
        schemaOf(each),
      ]),
    ),
  };
}
