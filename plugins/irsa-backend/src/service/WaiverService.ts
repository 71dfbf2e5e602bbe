import {
  Waiver,
  WaiverListOptions,
  WaiverPage,
} from 'backstage-plugin-irsa-common';
import { ReadOptions } from './IrsaService';

/** What the plugin answers about accepted findings. */
export interface WaiverService {
  listWaivers(
    query: WaiverListOptions,
    options: ReadOptions,
  ): Promise<WaiverPage>;

  /**
   * Accepts findings until a date.
   *
   * @param body - as it was sent.
   * @throws InputError when the body cannot be used, NotFoundError when there is no such finding or none that the reader may see,
   * ConflictError when it is waived already.
   */
  createWaiver(body: unknown, options: ReadOptions): Promise<Waiver>;

  /** @throws NotFoundError when there is no such waiver or none that the reader may see, ConflictError when it does not hold any more. */
  endWaiver(id: string, options: ReadOptions): Promise<Waiver>;
}
