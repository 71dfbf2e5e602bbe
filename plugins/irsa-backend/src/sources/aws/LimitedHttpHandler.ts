import { pipeline, Readable, Transform } from 'node:stream';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { BrokenAnswerError } from './pages';

/** Bytes of one answer at most. The longest of AWS, of a thousand roles with their policies, have some megabytes. */
const LIMIT = 64 * 1024 * 1024;

/** Passes on what it is given, up to the limit. */
class SizeLimit extends Transform {
  #bytes = 0;

  override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: (error: Error | null, chunk?: Buffer) => void,
  ): void {
    this.#bytes += chunk.length;
    if (this.#bytes > LIMIT) {
      done(
        new BrokenAnswerError(
          `the answer is longer than ${
            LIMIT / 1024 / 1024
          } MB, as none of AWS is`,
        ),
      );
    } else {
      done(null, chunk);
    }
  }
}

/** Makes the requests of the AWS clients, and gives up an answer that goes on and on, since a client reads the whole of it into memory. */
export class LimitedHttpHandler extends NodeHttpHandler {
  override async handle(
    ...request: Parameters<NodeHttpHandler['handle']>
  ): ReturnType<NodeHttpHandler['handle']> {
    const { response } = await super.handle(...request);
    const body: unknown = response.body;
    if (body instanceof Readable) {
      response.body = pipeline(body, new SizeLimit(), () => {
        // Whoever reads the answer learns of the failure.
      });
    }
    return { response };
  }
}
