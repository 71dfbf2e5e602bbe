import { Finding, ResolvedIdentity } from '../model';

/**
 * A finding as far as the explanation of a message needs it.
 *
 * @public
 */
export interface ErrorContextFinding
  extends Pick<
    Finding,
    'id' | 'checkId' | 'subject' | 'message' | 'consequences' | 'waiting'
  > {
  /** `waived` findings fit like open ones: they are still there. */
  readonly state: 'fail' | 'unknown' | 'waived';
}

/**
 * What is known about the entity whose program got the message.
 *
 * @public
 */
export interface ErrorContext {
  /** What the resolver found out about the entity. */
  readonly identity: Pick<
    ResolvedIdentity,
    'entityRef' | 'search' | 'workloads' | 'bindings'
  >;
  /**
   * Findings of the entity, and those of its accounts and clusters about what was not read. Absent where no checks were made yet: then nothing
   * is ruled out.
   */
  readonly findings?: readonly ErrorContextFinding[];
  /** Ids of checks that are switched off. */
  readonly checksOff?: readonly string[];
}
