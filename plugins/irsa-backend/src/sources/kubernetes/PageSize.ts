import { KubernetesReadError } from './KubernetesReader';

/** Objects in a page, which is also what kubectl asks for. */
const PAGE_SIZE = 500;

/** How many objects are asked for at once: half as many each time that the answer was too much for somebody. */
export class PageSize {
  #limit = PAGE_SIZE;

  /** Asks again at once where the page was too large, and leaves what may have other causes to be tried again later. */
  async adapt<T>(ask: (limit: number) => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await ask(this.#limit);
      } catch (error) {
        if (!(error instanceof KubernetesReadError) || this.#limit === 1) {
          throw error;
        }
        if (error.wasCut || error.failure === 'too-large') {
          this.#limit = Math.floor(this.#limit / 2);
        }
        if (error.failure !== 'too-large') {
          throw error;
        }
      }
    }
  }
}
