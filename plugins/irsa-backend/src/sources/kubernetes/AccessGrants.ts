import { AccessGrantRecord } from 'backstage-plugin-irsa-common';
import { asList, asText, at, JsonObject } from '../shape';
import { nameOf } from './names';

/** Kinds of RBAC that {@link AccessGrants} joins. */
export const ACCESS_KINDS: readonly string[] = [
  'ClusterRole',
  'Role',
  'ClusterRoleBinding',
  'RoleBinding',
];

type Created = AccessGrantRecord['creates'][number];

const CREATED: readonly Created[] = [
  'pods',
  'serviceaccounts',
  'serviceaccounts/token',
];

/** What a role lets create, and of which service accounts where that is limited to names. */
interface Creating {
  readonly creates: readonly Created[];
  readonly tokensOf?: readonly string[];
}

interface Binding {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly role: string;
  readonly subjects: readonly string[];
}

/**
 * Joins roles and bindings of one cluster, in whatever order they come. Of a role only what it lets create is held.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export class AccessGrants {
  readonly #roles = new Map<string, Creating>();
  readonly #bindings: Binding[] = [];

  /**
   * Takes one object; of a ClusterRole that is put together from others, the API server gives the rules of all.
   *
   * @returns what could not be understood, as noun phrases.
   */
  add(kind: string, object: JsonObject): readonly string[] {
    const named = nameOf(kind, object, {
      isNamespaced: !kind.startsWith('Cluster'),
    });
    if ('problem' in named) {
      return [named.problem];
    }
    if (kind.endsWith('Binding')) {
      this.#addBinding(kind, object, named);
      return [];
    }
    const creating = creatingOf(asList(object.rules));
    if (creating.creates.length > 0) {
      this.#roles.set(roleKey(kind, named.namespace, named.name), creating);
    }
    return [];
  }

  /** The bindings that let somebody create something. */
  *records(cluster: string): Generator<AccessGrantRecord> {
    for (const { kind, namespace, name, role, subjects } of this.#bindings) {
      const creating = this.#roles.get(role);
      if (creating && subjects.length > 0) {
        const [roleKind, , roleName] = role.split('/');
        yield {
          cluster,
          ...(namespace ? { namespace } : {}),
          binding: `${kind}/${name}`,
          role: `${roleKind}/${roleName}`,
          subjects,
          ...creating,
        };
      }
    }
  }

  #addBinding(
    kind: string,
    object: JsonObject,
    { namespace, name }: { namespace: string; name: string },
  ): void {
    const roleKind = asText(at(object, 'roleRef', 'kind')) ?? '';
    const roleName = asText(at(object, 'roleRef', 'name')) ?? '';
    this.#bindings.push({
      kind,
      ...(namespace ? { namespace } : {}),
      name,
      role: roleKey(roleKind, roleKind === 'Role' ? namespace : '', roleName),
      subjects: asList(object.subjects).map(subjectOf),
    });
  }
}

function roleKey(kind: string, namespace: string, name: string): string {
  return `${kind}/${namespace}/${name}`;
}

function subjectOf(subject: unknown): string {
  const kind = asText(at(subject, 'kind')) ?? '';
  const name = asText(at(subject, 'name')) ?? '';
  return kind === 'ServiceAccount'
    ? `${kind}:${asText(at(subject, 'namespace')) ?? ''}/${name}`
    : `${kind}:${name}`;
}

function creatingOf(rules: readonly unknown[]): Creating {
  const creates = new Set<Created>();
  const tokensOf = new Set<string>();
  let hasAnyToken = false;
  for (const rule of rules) {
    for (const resource of CREATED.filter(each => allows(rule, each))) {
      const names = asList(at(rule, 'resourceNames'));
      if (resource === 'serviceaccounts/token') {
        creates.add(resource);
        hasAnyToken ||= names.length === 0;
        names.forEach(name => tokensOf.add(String(name)));
      } else if (names.length === 0) {
        // What is being made has no name yet that a rule could allow.
        creates.add(resource);
      }
    }
  }
  return {
    creates: CREATED.filter(each => creates.has(each)),
    ...(creates.has('serviceaccounts/token') && !hasAnyToken
      ? { tokensOf: [...tokensOf] }
      : {}),
  };
}

function allows(rule: unknown, resource: Created): boolean {
  const has = (key: string, ...wanted: string[]) =>
    asList(at(rule, key)).some(
      each => typeof each === 'string' && wanted.includes(each),
    );
  const [, subresource] = resource.split('/');
  return (
    has('verbs', 'create', '*') &&
    has('apiGroups', '', '*') &&
    has(
      'resources',
      resource,
      '*',
      ...(subresource ? [`*/${subresource}`] : []),
    )
  );
}
