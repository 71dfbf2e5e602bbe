import { Finding } from 'backstage-plugin-irsa-common';

/** What the history keeps of a finding, so that it can say what it was about when it is gone. */
export interface FollowedFinding
  extends Pick<
    Finding,
    'id' | 'checkId' | 'severity' | 'state' | 'title' | 'subject' | 'entityRefs'
  > {
  readonly cluster?: string;
  readonly namespace?: string;
  readonly account?: string;
  /** Ids of the sources that it rests on. */
  readonly sources: readonly string[];
}

/** Takes what the history keeps out of something that has more. */
export function followed({
  id,
  checkId,
  severity,
  state,
  title,
  subject,
  entityRefs,
  cluster,
  namespace,
  account,
  sources,
}: FollowedFinding): FollowedFinding {
  return {
    id,
    checkId,
    severity,
    state,
    title,
    subject,
    entityRefs,
    ...(cluster === undefined ? {} : { cluster }),
    ...(namespace === undefined ? {} : { namespace }),
    ...(account === undefined ? {} : { account }),
    sources,
  };
}
