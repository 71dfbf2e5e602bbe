/** Areas of checks in the order of the catalogue. */
export const AREAS = {
  SA: 'Service accounts and their annotations',
  TR: 'Trust policies that keep the service account out',
  TS: 'Trust policies that are too wide',
  OP: 'OIDC providers',
  PD: 'Pods and workloads',
  PI: 'EKS Pod Identity',
  PM: 'Permissions of roles',
  HY: 'Lifecycle and ownership',
  LG: 'kiam and kube2iam',
  TF: 'Terraform before it is applied',
};

const OVER = {
  'service-account': 'each service account',
  workload: 'each workload with its pods',
  association: 'each Pod Identity association',
  role: 'each role that service accounts may become',
  provider: 'each OIDC provider that is there or needed',
  cluster: 'each cluster',
  namespace: 'each namespace',
  account: 'each AWS account',
  entity: 'each catalog entity',
};

const OF = {
  cluster: 'its cluster',
  'cluster-account': 'the account of its cluster',
  account: 'its account',
  'role-account': 'the account of the role that it names',
  'target-role-account': 'the account of the target role',
  'trusted-clusters': 'the clusters that may become it',
  'clusters-without-issuer': 'every cluster',
};

const list = items => items.map(item => `- ${item}`).join('\n');

function needsSection(check, plural) {
  if (check.needs.length === 0) {
    return 'Nothing beside the records of the things themselves. Where these were not read, the outcome is unknown ([IRSA-HY-009](IRSA-HY-009.md)).';
  }
  return [
    'What follows must have been read; otherwise the outcome is unknown ([IRSA-HY-009](IRSA-HY-009.md)).',
    list(
      check.needs.map(
        ({ kind, of, part }) =>
          `${plural(kind)} of ${OF[of]}${part ? ` (${part})` : ''}`,
      ),
    ),
  ].join('\n\n');
}

const value = given =>
  Array.isArray(given)
    ? given.map(each => `\`${each}\``).join(', ') || 'empty'
    : `\`${given}\``;

function settingsSection(check) {
  const parameters = Object.entries(check.parameters ?? {});
  const example = [
    'irsa:',
    '  checks:',
    `    ${check.id}:`,
    `      severity: ${check.severity} # or enabled: false`,
    ...(parameters.length > 0
      ? [
          '      parameters:',
          ...parameters.map(
            ([name, { default: given }]) =>
              `        ${name}: ${JSON.stringify(given)}`,
          ),
        ]
      : []),
  ].join('\n');
  return [
    ...(parameters.length > 0
      ? [
          [
            '| Parameter | Default | What it decides |',
            '| --- | --- | --- |',
            ...parameters.map(
              ([name, { default: given, what }]) =>
                `| \`${name}\` | ${value(given)} | ${what} |`,
            ),
          ].join('\n'),
        ]
      : []),
    `\`\`\`yaml\n${example}\n\`\`\``,
  ].join('\n\n');
}

/** The page of a check. */
export function checkPage(check, plural) {
  return [
    `# ${check.id}: ${check.title}`,
    `Severity **${check.severity}**. Asked of ${OVER[check.over]}.`,
    check.what,
    '## Why it matters',
    check.why,
    '## How we know',
    check.howWeKnow,
    '## Fix',
    check.fix,
    '## Verify',
    check.verify,
    '## What it needs',
    needsSection(check, plural),
    ...(check.subsumes?.length
      ? [
          '## What it explains',
          `Findings of these checks that come of the same cause are listed under this one instead: ${check.subsumes
            .map(id => `[${id}](${id}.md)`)
            .join(', ')}.`,
        ]
      : []),
    '## Settings',
    settingsSection(check),
  ].join('\n\n');
}

/** The page of a check of Terraform configurations, which is asked of files and not of what runs. */
export function terraformPage({ id, title, severity, what, why, fix, verify }) {
  return [
    `# ${id}: ${title}`,
    `Severity **${severity}**. Asked of Terraform files by the scaffolder action [irsa:policy:lint](../../plugins/irsa-scaffolder-actions/README.md#irsapolicylint), before they are published.`,
    what,
    '## Why it matters',
    why,
    '## How we know',
    'From the files alone, as the parser of Terraform reads them, and from what the modules of `terraform-aws-modules/iam` 5.39.0 and 6.5.0 make of their inputs. An input that is an expression, such as a variable, is not known, and never reported as missing.',
    '## Fix',
    fix,
    '## Verify',
    `\`irsa:policy:lint\` does not report it any more; ${verify}`,
    '## Settings',
    'The input `failOn` of the action says from which severity on the step fails.',
  ].join('\n\n');
}

/** The page of the finding for what was not read. */
export function unreadPage(id, title) {
  return [
    `# ${id}: ${title}`,
    'Severity: that of the worst check that waits. Reported for each account and each cluster, by what was missing there.',
    'A check is asked only where everything that it needs was read. Where something was not, its outcome is unknown: there is one finding for the account or cluster and the kind of thing, with the checks, things and bindings that wait for it, and none for each of these.',
    '## Why it matters',
    'What was not read is not in order; it is not known. A report that leaves it out looks better the less is read.',
    '## How we know',
    'Each source says of which kinds it read everything in an account or a cluster. What no source says so of, and parts that a source leaves out, such as the last use of a role, count as not read. See [the decision](../adr/0001-sources-say-what-they-read-whole.md).',
    '## Fix',
    'Look at the sources: each names the permission that is missing, with what to paste. An account or a cluster that no source reads has to be added to the configuration. A check whose data you do not want to have read can be switched off; it is then named as switched off in the coverage.',
    '## Verify',
    'Refresh the source; the finding is gone once everything of the kind was read.',
    '## Settings',
    'None: it cannot be switched off, and its severity follows from the checks that wait.',
  ].join('\n\n');
}

const HANDLED = {
  'error-decoder': '[pasted error](../errors.md) only',
  scaffolder: 'scaffolder',
  documentation: 'documentation',
};

/** The index, with what becomes of each id of the catalogue. */
export function indexPage({
  checks,
  terraform,
  errors,
  notDetected,
  unread,
  severities,
}) {
  const suspected = new Set(
    errors.flatMap(({ suspects }) => suspects.map(({ checkId }) => checkId)),
  );
  const rows = [
    ...checks.map(({ id, title, severity }) => ({
      id,
      row: `| [${id}](${id}.md) | ${title} | ${severity} | detected |`,
    })),
    {
      id: unread.id,
      row: `| [${unread.id}](${unread.id}.md) | ${unread.title} | as the worst that waits | detected |`,
    },
    ...terraform.map(({ id, title, severity }) => ({
      id,
      row: `| [${id}](${id}.md) | ${title} | ${severity} | in files |`,
    })),
    ...notDetected.map(({ id, title, by, because }) => ({
      id,
      row: `| ${id} | ${title} | | ${HANDLED[by]}${
        by !== 'error-decoder' && suspected.has(id)
          ? ', and named for a [pasted error](../errors.md)'
          : ''
      }: ${because} |`,
    })),
  ];
  const detected = checks.length + 1;
  return [
    '# Checks',
    `${detected} of ${
      detected + notDetected.length
    } ids of the catalogue are detected from what is read. For the others the table says why no data shows them, and where they belong: to the explanation of a [pasted error](../errors.md), to the scaffolder actions, or to the documentation only. Those of Terraform are found in files, before anything runs.`,
    'An id stays the same for ever. Each finding has an id of its own, a hash of check, subject and cause, so that it is the same in the next run. One cause gives one finding: what it breaks is listed under it.',
    '## Settings',
    'Under `irsa.checks.<id>` a check can be switched off (`enabled: false`), given another severity, and given its parameters; each page shows them. Modules add checks of their own through `irsaChecksExtensionPoint` of `backstage-plugin-irsa-node`.',
    `Severities, the worst first: ${severities.join(', ')}.`,
    ...Object.entries(AREAS).flatMap(([area, title]) => [
      `## ${title}`,
      [
        '| Id | What | Severity | Coverage |',
        '| --- | --- | --- | --- |',
        ...rows
          .filter(({ id }) => id.startsWith(`IRSA-${area}-`))
          .sort((a, b) => (a.id < b.id ? -1 : 1))
          .map(({ row }) => row),
      ].join('\n'),
    ]),
  ].join('\n\n');
}
