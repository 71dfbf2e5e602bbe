import { join } from 'node:path';
import { NodeRoleRecord, parseRoleArn } from 'backstage-plugin-irsa-common';
import { SourceItem } from 'backstage-plugin-irsa-node';
import { autoModeRole } from '../aws/eksRecords';
import { asText, at } from '../shape';
import { fileProblem } from './fileProblem';
import { readDocuments } from './readDocuments';

/** What the files of one kind say of the roles of nodes. */
interface NodeRoleFiles {
  readonly pattern: RegExp;
  readonly from: NodeRoleRecord['from'];
  /** The thing in the answer of the AWS CLI. */
  readonly thing: string;
  readonly name?: string;
  readonly role: string;
}

/**
 * Files that name roles of nodes.
 *
 * Sources: https://docs.aws.amazon.com/eks/latest/APIReference/API_Nodegroup.html, API_FargateProfile.html and API_AccessEntry.html
 */
const FILES: readonly NodeRoleFiles[] = [
  {
    pattern: /^nodegroups.*\.json$/,
    from: 'nodegroup',
    thing: 'nodegroup',
    name: 'nodegroupName',
    role: 'nodeRole',
  },
  {
    pattern: /^fargate-profiles.*\.json$/,
    from: 'fargate-profile',
    thing: 'fargateProfile',
    name: 'fargateProfileName',
    role: 'podExecutionRoleArn',
  },
  {
    pattern: /^access-entries.*\.json$/,
    from: 'access-entry',
    thing: 'accessEntry',
    role: 'principalArn',
  },
];

/** Whether a file of a cluster's folder names roles of nodes. */
export function isNodeRoleFile(file: string): boolean {
  return FILES.some(({ pattern }) => pattern.test(file));
}

/**
 * Reads the roles that the nodes of a cluster run as. All are known only where there are files of each kind, which may hold `[]`, and the
 * cluster lets nobody in by the ConfigMap aws-auth.
 */
export async function* readNodeRoles(
  folder: string,
  files: readonly string[],
  cluster: string,
): AsyncGenerator<SourceItem> {
  let whole = true;
  const known = new Set<string>();
  for (const of of FILES) {
    const own = files.filter(file => of.pattern.test(file));
    whole &&= own.length > 0;
    for (const file of own) {
      const content = await readDocuments(join(folder, file));
      if ('problem' in content) {
        whole = false;
        yield fileProblem(file, content.problem);
        continue;
      }
      for (const answer of content.documents.flat()) {
        const item = nodeRole(answer, of, cluster);
        if (typeof item === 'string') {
          whole = false;
          yield fileProblem(file, item);
        } else if (
          item &&
          !(of.from === 'access-entry' && known.has(item.roleArn))
        ) {
          // EKS makes an access entry for the role of each node group as well.
          known.add(item.roleArn);
          yield { type: 'record', record: { kind: 'node-role', value: item } };
        }
      }
    }
  }
  const described = files.includes('cluster.json')
    ? await readDocuments(join(folder, 'cluster.json'))
    : undefined;
  // What is wrong with the file is reported where the cluster itself is read.
  const [answer] =
    described && 'documents' in described ? described.documents : [];
  const autoMode = autoModeRole(answer, cluster);
  if (autoMode) {
    yield { type: 'record', record: { kind: 'node-role', value: autoMode } };
  }
  const mode = at(
    at(answer, 'cluster') ?? answer,
    'accessConfig',
    'authenticationMode',
  );
  if (whole && mode === 'API') {
    yield { type: 'complete', mark: { kind: 'node-role', of: cluster } };
  }
}

/** The role; nothing for an access entry that is not one of nodes; or what is wrong, in words. */
function nodeRole(
  answer: unknown,
  of: NodeRoleFiles,
  cluster: string,
): NodeRoleRecord | string | undefined {
  const thing = at(answer, of.thing) ?? answer;
  const roleArn = asText(at(thing, of.role));
  if (!roleArn) {
    return `an answer without ${of.role}; the list has none, what describes each ${of.thing} has`;
  }
  // Every other type is one of nodes: EC2_LINUX, EC2_WINDOWS, FARGATE_LINUX, EC2, HYBRID_LINUX, HYPERPOD_LINUX.
  if (of.from === 'access-entry' && at(thing, 'type') === 'STANDARD') {
    return undefined;
  }
  const parsed = parseRoleArn(roleArn);
  if ('problem' in parsed) {
    return `the role is '${roleArn}'. ${parsed.problem}`;
  }
  const name = of.name ? asText(at(thing, of.name)) : undefined;
  return { cluster, roleArn, from: of.from, ...(name ? { name } : {}) };
}
