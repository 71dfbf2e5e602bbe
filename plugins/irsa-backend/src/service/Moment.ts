import { ActiveWaivers } from '../waivers/ActiveWaivers';
import { Freshness } from './Freshness';

/** What depends on when somebody asks. */
export interface Moment {
  /** How old the sources are. */
  readonly freshness: Freshness;
  /** What is accepted. */
  readonly waivers: ActiveWaivers;
}
