import { asList, at } from '../../shape';

/** Each verb on each resource that rules of RBAC grant, as `<verb> <group>/<resource>/<name>`. */
export function grantedBy(rules: readonly unknown[]): string[] {
  const texts = (rule: unknown, key: string) =>
    asList(at(rule, key)).map(String);
  return rules
    .flatMap(rule => {
      const names = at(rule, 'resourceNames')
        ? texts(rule, 'resourceNames')
        : ['*'];
      return texts(rule, 'verbs').flatMap(verb =>
        texts(rule, 'apiGroups').flatMap(group =>
          texts(rule, 'resources').flatMap(resource =>
            names.map(name => `${verb} ${group}/${resource}/${name}`),
          ),
        ),
      );
    })
    .sort();
}
