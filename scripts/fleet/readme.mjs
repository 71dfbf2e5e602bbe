import { CLUSTERS, COMPANY, PRODUCTION, SHARED } from './company.mjs';
import { STORIES, UNCLAIMED_FINDINGS } from './stories.mjs';

/** A Markdown table as Prettier leaves it: every column as wide as its widest cell. */
function table(head, rows) {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map(row => [...row[column]].length)),
  );
  const line = cells =>
    `| ${cells
      .map(
        (cell, column) => cell + ' '.repeat(widths[column] - [...cell].length),
      )
      .join(' | ')} |`;
  return [
    line(head),
    `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`,
    ...rows.map(line),
  ].join('\n');
}

const link = path =>
  `[${path.replace(/^fleet\/(accounts|clusters)\//, '')}](${path})`;

const check = id => `[${id}](../docs/checks/${id}.md)`;

function findingsCell(findings) {
  return (
    findings
      .map(
        ({ checkId, subject, waiver }) =>
          `${check(checkId)} \`${subject}\`${
            waiver ? ` (may be accepted: ${waiver})` : ''
          }`,
      )
      .join('; ') || 'none'
  );
}

function unclaimedTable() {
  return table(
    ['Check', 'Subject'],
    UNCLAIMED_FINDINGS.map(({ checkId, subject }) => [
      check(checkId),
      `\`${subject}\``,
    ]),
  );
}

function storyTable() {
  return table(
    ['Component', 'Shows', 'Verdict', 'Why', 'Findings', 'Where to look'],
    STORIES.map(({ component, shows, verdict, reason, findings, look }) => [
      `\`${component}\``,
      shows,
      verdict,
      reason,
      findingsCell(findings),
      look.map(([path, what]) => `${link(path)}: ${what}`).join('; '),
    ]),
  );
}

function clusterTable(counts) {
  return table(
    ['Cluster', 'Account', 'Service accounts', 'Pods', 'Form'],
    Object.values(CLUSTERS).map(({ name, account }) => [
      `[${name}](fleet/clusters/${name})`,
      account,
      String(counts.serviceAccounts[name]),
      counts.pods[name] === undefined ? 'not read' : String(counts.pods[name]),
      {
        'prod-euw1': 'YAML lists',
        'prod-use1': 'JSON list, and typed lists from the API server',
        'staging-euw1': 'YAML with several documents a file',
      }[name],
    ]),
  );
}

const ACCOUNTS = table(
  ['Account', 'Holds'],
  [
    [
      PRODUCTION,
      'The production clusters and what runs in them. In the form of the AWS CLI, in two pages.',
    ],
    [
      SHARED,
      'The data lake, archives, images and the staging cluster. In the form of a program on an AWS SDK: policies are percent-encoded.',
    ],
  ],
);

/** The text of `examples/README.md`. */
export function readme(counts) {
  return `# The demo estate

${COMPANY} is an invented online shop for plants and garden tools. \`npm start\` shows its catalog with its AWS accounts and clusters,
all read from the files in this folder. Nothing here belongs to a real company, account or cluster, and there is no secret in it.

- [catalog](catalog): ${
    counts.components
  } components with owners, systems and domains. [all.yaml](catalog/all.yaml) lists the other files.
- [fleet](fleet): ${counts.accounts} accounts with ${counts.roles} roles, and ${
    counts.clusters
  } clusters with ${counts.allServiceAccounts} service accounts and ${
    counts.allPods
  } pods, in the layout that
  [docs/files-source.md](../docs/files-source.md) describes.

${ACCOUNTS}

${clusterTable(counts)}

Not every object that a real cluster has is here: of the service accounts that Kubernetes makes for its own controllers only
\`default\` is kept, and the texts of AWS managed policies are shortened.

## The stories

Each component tells one story. Open it in the portal, go to the tab _AWS identity_, and compare. The checks find what stands under
_Findings_, each with its subject, and nothing else.

${storyTable()}

Beside them there are things that no component claims, as in every estate: the controllers in \`kube-system\` and
\`cert-manager\`, the ledger export with its Job and a bare Pod in \`payments\`, and \`price-importer\`, which shares the role of
\`pricing-engine\`. The checks find among these:

${unclaimedTable()}

The tests have the same findings where the accounts and the two production clusters stand in moto and in API servers of Kubernetes
instead of in files. Three things cannot be carried there: moto says itself when a role was made, and never that it was used, so that
no role is unused (IRSA-HY-001), as no role is here; EKS chooses the id in an issuer; and staging-euw1 is left out, since an API server
always tells its Pods.

## Change it and see

The demo reads a copy in the ignored folder \`.demo/fleet\`. Change that, and these files stay as they are; \`npm run demo:reset\`
makes a new copy. With each start the times in it move to today, so that nothing grows old while you are away.

- Put \`sts.amazonaws.com\` into the \`ClientIDList\` of the shared account's \`prod-euw1.json\`: \`media-archiver\` works.
- Correct \`payment\` to \`payments\` in the trust policy of \`refund-worker\`: it works, and nobody else could become the role.
- Delete \`pods.yaml\` of prod-euw1: what depended on the pods is unknown.
- Break a file: the source names the file and the line, and everything else is still there.
- Choose a template under _Create_: what it makes is written into the copy as well, and shows up within seconds. [docs/templates.md](../docs/templates.md)
  has more.

The \`read.yaml\` of staging-euw1 names kinds of which the export found no object, and leaves out \`readAt\`: the demo is as fresh as
its last read. An export of your own should say when it was made.

## How it is made

\`scripts/fleet\` writes this folder, always with the same bytes. Change the generator, not the output, then run

\`\`\`sh
yarn fleet          # writes examples/
yarn fleet --check  # names what differs
node --test scripts/fleet/generate.test.mjs
\`\`\`
`;
}
