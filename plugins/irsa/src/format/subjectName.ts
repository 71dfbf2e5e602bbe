import { roleName } from './roleName';

/** A subject in as few words as name it, and where it is. */
export interface SubjectName {
  readonly name: string;
  /** The cluster; absent for what is in none or is one itself. */
  readonly cluster?: string;
}

/** The short name of a finding's subject, from its reference; the reference itself where it has no known form. */
export function subjectName(ref: string): SubjectName {
  const arn = /^arn:[^:]*:[^:]*:[^:]*:[^:]*:(.+)$/.exec(ref);
  if (arn) {
    return { name: roleName(arn[1]) };
  }
  const [, kind, rest] = /^([^:]+):(.+)$/.exec(ref) ?? [];
  const parts = rest?.split('/') ?? [];
  switch (kind) {
    case 'serviceaccount':
    case 'pod':
      return { name: parts.slice(1).join('/'), cluster: parts[0] };
    case 'workload':
      return { name: `${parts[1]}/${parts[3]}`, cluster: parts[0] };
    case 'namespace':
      return { name: parts[1] ?? rest, cluster: parts[0] };
    case 'cluster':
    case 'account':
      return { name: rest };
    default:
      return { name: parts.length === 2 ? parts[1] : ref };
  }
}
