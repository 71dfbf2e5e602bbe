/** Areas of messages, in the order of the way from a pod to AWS. */
const AREAS = {
  kubernetes: 'Kubernetes: events and statuses',
  credentials: 'SDKs, before they ask AWS',
  'web-identity-token': 'STS, about the token',
  trust: 'STS, about the role',
  request: 'STS, about the request',
  'pod-identity': 'EKS Pod Identity',
  permissions: 'AWS services, about the caller',
  legacy: 'kiam and kube2iam',
  change: 'IAM and EKS, when something is changed',
};

/** Markdown that shows a message as it reads, pipes and angle brackets included. */
const quoted = wording => `\`${wording}\``;

function suspectRow({ checkId, why }, isDetected) {
  const id = isDetected(checkId)
    ? `[${checkId}](checks/${checkId}.md)`
    : checkId;
  return `1. ${id}: ${why}`;
}

function entrySection(entry, isDetected) {
  return [
    `### ${entry.id}`,
    entry.wordings.map(wording => `- ${quoted(wording)}`).join('\n'),
    ...(entry.where ? [`Where ${entry.where}.`] : []),
    entry.cause,
    ...(entry.suspects.length > 0
      ? [
          'What may have caused it, in the order of suspicion:',
          entry.suspects
            .map(suspect => suspectRow(suspect, isDetected))
            .join('\n'),
        ]
      : []),
    `Otherwise: ${entry.advice}`,
  ].join('\n\n');
}

/** The page of every message that is known. */
export function errorsPage({ entries, detected }) {
  const isDetected = id => detected.has(id);
  return [
    '# Error messages',
    `A message of AWS, an SDK or Kubernetes that is pasted into the portal, or sent to \`POST /api/irsa/v1/errors/explain\`, is looked up here: ${entries.length} messages are known. With a component, each cause is compared with the findings there. Letter case, line breaks, colours, quotes and JSON around a message do not count; \`…\` stands for whatever is in between. Nothing that is pasted is stored.`,
    'Ids without a link are causes that no data shows, so that only such a message tells of them; [the table of checks](checks/README.md) says why.',
    ...Object.entries(AREAS).flatMap(([area, title]) => [
      `## ${title}`,
      ...entries
        .filter(entry => entry.area === area)
        .map(entry => entrySection(entry, isDetected)),
    ]),
  ].join('\n\n');
}
