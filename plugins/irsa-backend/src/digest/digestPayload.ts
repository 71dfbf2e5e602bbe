import { parseEntityRef } from '@backstage/catalog-model';
import {
  NotificationPayload,
  NotificationSeverity,
} from '@backstage/plugin-notifications-common';
import { SEVERITIES } from 'backstage-plugin-irsa-common';
import { Digest, News, NEWS, NewsCount } from './Digest';

/** Entities and waivers that a digest names; more are counted. */
const NAMED = 10;

const WORDS: Readonly<Record<News, { title: string; line: string }>> = {
  new: { title: 'new', line: 'New' },
  returned: { title: 'back', line: 'Back after a fix' },
  unwaived: {
    title: 'no longer accepted',
    line: 'Open again, since a waiver has ended',
  },
  worse: { title: 'worse', line: 'Worse than before' },
  unread: {
    title: 'not read',
    line: 'Cannot be judged, since something was not read',
  },
};

/**
 * A digest as a notification. It has numbers, and names of the owner's own entities; what a finding says is behind the links, where each reader sees what
 * the reader may see.
 *
 * @param address - of the portal, without a slash at the end; empty where the configuration does not say.
 */
export function digestPayload(
  owner: string,
  digest: Digest,
  { day, address }: { readonly day: string; readonly address: string },
): NotificationPayload {
  const news = NEWS.flatMap(kind => {
    const count = digest.count(kind);
    return count ? [{ kind, count }] : [];
  });
  const { ending } = digest;
  const titles = [
    ...news.map(({ kind, count }) => `${totalOf(count)} ${WORDS[kind].title}`),
    ...(ending.length > 0
      ? [
          `${ending.length} ${
            ending.length === 1 ? 'waiver ends' : 'waivers end'
          } soon`,
        ]
      : []),
  ];
  const findings = `/irsa/findings?owner=${encodeURIComponent(owner)}`;
  const lines = news.map(
    ({ kind, count }) =>
      `${WORDS[kind].line}: ${severitiesOf(count)} in ${namesOf(count)}.`,
  );
  if (news.length > 0) {
    lines.push(`All findings: ${address}${findings}`);
  }
  for (const { checkId, expiresAt, findingIds } of ending.slice(0, NAMED)) {
    lines.push(
      `The waiver of ${checkId} ends on ${expiresAt.slice(
        0,
        10,
      )}: ${address}${pageOf(findingIds)}`,
    );
  }
  if (ending.length > NAMED) {
    lines.push(`${ending.length - NAMED} more waivers end soon.`);
  }
  return {
    title: `AWS identities: ${titles.join(', ')}`,
    description: lines.join('\n'),
    link: news.length > 0 ? findings : pageOf(ending[0].findingIds),
    severity: severityOf(digest),
    topic: 'irsa.digest',
    // One that is sent again because nobody knows whether it arrived takes the place of the first.
    scope: `irsa-digest ${owner} ${day}`,
  };
}

function pageOf([findingId]: readonly string[]): string {
  return `/irsa/findings/${findingId}`;
}

function totalOf({ bySeverity }: NewsCount): number {
  return Object.values(bySeverity).reduce((sum, each) => sum + each, 0);
}

function severitiesOf({ bySeverity }: NewsCount): string {
  return SEVERITIES.filter(severity => bySeverity[severity] > 0)
    .map(severity => `${bySeverity[severity]} ${severity}`)
    .join(', ');
}

function namesOf({ entityRefs }: NewsCount): string {
  const names = entityRefs.slice(0, NAMED).map(ref => parseEntityRef(ref).name);
  const more = entityRefs.length - names.length;
  return [...names, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

function severityOf({ worst }: Digest): NotificationSeverity {
  return worst === 'critical' || worst === 'high' ? worst : 'normal';
}
