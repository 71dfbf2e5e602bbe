import { parseArn } from '../arn';
import { MigrationFile, MigrationPlan, MigrationRequest } from './types';

const STATUS = {
  ok: 'fine',
  check: 'look first',
  stop: 'stands in the way',
} as const;

const WAYS = {
  irsa: 'IRSA',
  'pod-identity': 'EKS Pod Identity',
  kiam: 'kiam',
  kube2iam: 'kube2iam',
  'node-role': 'the role of the node',
} as const;

/** The plan as Markdown. */
export function renderMigration(
  request: MigrationRequest,
  plan: Pick<MigrationPlan, 'canBegin' | 'checks' | 'steps' | 'untouched'>,
  files: readonly MigrationFile[],
): string {
  const { subject, mechanism, newCluster, moves } = request;
  return `${[
    `# Move ${inline(subject)} to ${WAYS[mechanism]}${
      newCluster ? ` in ${inline(newCluster)}` : ''
    }`,
    plan.canBegin
      ? 'Each step leaves everything working, and says how to take it back. Stop where a step does not show what it should.'
      : '**Something stands in the way. Do not begin before it is settled.**',
    '## What moves',
    table(
      ['Service account', 'Cluster', 'Workloads', 'Now by', 'Role'],
      moves.map(({ serviceAccount, workloads, from, roleArn }) => [
        code(`${serviceAccount.namespace}/${serviceAccount.name}`),
        code(serviceAccount.cluster),
        workloads.map(({ kind, name }) => code(`${kind}/${name}`)).join(', ') ||
          'none known',
        WAYS[from],
        roleArn ? code(roleArn) : 'not known',
      ]),
    ),
    '## Before the first step',
    table(
      ['', 'What', 'What is known'],
      plan.checks.map(({ status, title, text }) => [
        STATUS[status],
        inline(title),
        inline(text),
      ]),
    ),
    ...plan.checks.flatMap(({ title, command }) =>
      command ? [`${inline(title)}:`, block(command)] : [],
    ),
    ...(plan.steps.length > 0 ? howTo(request, plan, files) : []),
  ].join('\n\n')}\n`;
}

function howTo(
  { moves }: MigrationRequest,
  { steps, untouched }: Pick<MigrationPlan, 'steps' | 'untouched'>,
  files: readonly MigrationFile[],
): string[] {
  const accounts = new Set(
    moves.flatMap(({ roleArn }) => parseArn(roleArn ?? '')?.account ?? []),
  );
  return [
    '## Steps',
    `Run the commands in the root of the repository, those of \`aws iam\` with credentials of ${
      accounts.size > 0
        ? `account ${[...accounts].sort().join(' and ')}`
        : 'the account of the role'
    }, and those of \`aws eks\` with credentials of the account of the cluster. Contexts of \`kubectl\` are named here as the clusters are in the portal. Whoever runs them reads and changes the roles and their trust policies in IAM, and service accounts and workloads in the namespaces.`,
    ...steps.flatMap(({ title, text, commands, undo }, index) => [
      `### ${index + 1}. ${inline(title)}`,
      inline(text),
      ...(commands.length > 0 ? [block(commands.join('\n'))] : []),
      ...(undo ? ['To take it back:', block(undo)] : []),
    ]),
    '## How to go back',
    'From any step, take the steps back in the opposite order. Until the clean-up steps at the end, the old way is still there: taking the annotation or the association off, or giving the workload its former service account, and starting the pods anew is enough.',
    '## What stays untouched',
    untouched.length > 0
      ? untouched.map(each => `- ${inline(each)}`).join('\n')
      : 'The trust policies say nothing about others.',
    '## Files',
    files.map(({ path }) => `- ${code(path)}`).join('\n') || 'None.',
  ];
}

function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map(each => each.replace(/\|/g, '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join(
    '\n',
  );
}

/** One line of text, in which nothing begins a tag, a link or a table. */
function inline(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[<>[\]]/g, each => `\\${each}`);
}

function code(text: string): string {
  return `\`${text.replace(/[`\r\n]/g, '')}\``;
}

/** A block of commands, fenced by more backticks than it has in a row. */
function block(text: string): string {
  const longest = Math.max(
    2,
    ...[...text.matchAll(/`+/g)].map(([run]) => run.length),
  );
  const fence = '`'.repeat(longest + 1);
  return `${fence}sh\n${text}\n${fence}`;
}
