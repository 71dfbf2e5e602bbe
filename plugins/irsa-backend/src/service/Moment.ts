import { ActiveWaivers } from '../waivers/ActiveWaivers';
import { Freshness } from './Freshness';

/** What depends on when somebody asks. */
export interface Moment {
  /** How old the sources are. */
  readonly freshness: Freshness;
  /** What is accepted. */
  readonly waivers: ActiveWaivers;
}

/** The same text at moments at which nothing here has changed. */
export function keyOfMoment({ freshness, waivers }: Moment): string {
  return `${freshness.key} ${waivers.key}`;
}
