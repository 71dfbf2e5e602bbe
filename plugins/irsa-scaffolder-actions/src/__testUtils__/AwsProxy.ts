import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { Answer, EmulatedAssociations } from './EmulatedAssociations';

/** What is done to a call: answered with an error before AWS hears of it, or after it did what was asked. */
export type Disturbance = 'refuse' | 'lose-answer';

const CREDENTIALS = new Set(['AssumeRole', 'GetCallerIdentity']);

/** What is answered in place of a call that was refused. */
const NOTHING: Answer = { status: 500, type: 'text/xml', body: '' };

/** Stands in front of an emulator of AWS, counts the calls and disturbs one of them. */
export class AwsProxy {
  readonly calls: string[] = [];
  readonly #target: string;
  readonly #associations = new EmulatedAssociations();
  readonly #server: Server;
  #disturb:
    | ((call: string, index: number) => Disturbance | undefined)
    | undefined;

  static async start(target: string): Promise<AwsProxy> {
    const proxy = new AwsProxy(target);
    await new Promise<void>(resolve => {
      proxy.#server.listen(0, '127.0.0.1', resolve);
    });
    return proxy;
  }

  private constructor(target: string) {
    this.#target = target;
    this.#server = createServer(async (request, response) => {
      const body = await bodyOf(request);
      const call = callOf(request, body);
      // How credentials are had is the business of the SDK, which tries that again by itself.
      const disturbance = CREDENTIALS.has(call) ? undefined : this.#next(call);
      if (disturbance !== 'refuse') {
        const own = this.#associations.answer(request, body);
        if (own) {
          respond(response, disturbance, own);
          return;
        }
        const answer = await fetch(`${this.#target}${request.url}`, {
          method: request.method,
          headers: headersOf(request),
          body: body.length > 0 ? new Uint8Array(body) : undefined,
        });
        respond(response, disturbance, {
          status: answer.status,
          type: answer.headers.get('content-type') ?? 'text/xml',
          body: Buffer.from(await answer.arrayBuffer()),
        });
        return;
      }
      respond(response, disturbance, NOTHING);
    });
  }

  #next(call: string): Disturbance | undefined {
    const index = this.calls.push(call) - 1;
    return this.#disturb?.(call, index);
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** Begins to count anew; `disturb` is asked about each call. */
  reset(
    disturb?: (call: string, index: number) => Disturbance | undefined,
  ): void {
    this.calls.length = 0;
    this.#disturb = disturb;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }
}

function respond(
  response: ServerResponse,
  disturbance: Disturbance | undefined,
  { status, type, body }: Answer,
): void {
  if (disturbance) {
    response.writeHead(500, { 'content-type': 'text/xml' });
    response.end(
      '<ErrorResponse><Error><Type>Receiver</Type><Code>ServiceFailure</Code><Message>disturbed</Message></Error></ErrorResponse>',
    );
    return;
  }
  response.writeHead(status, { 'content-type': type });
  response.end(body);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) {
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function callOf({ method, url }: IncomingMessage, body: Buffer): string {
  return (
    new URLSearchParams(body.toString('utf8')).get('Action') ??
    `${method} ${url?.split('?')[0]}`
  );
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([key, value]) =>
      typeof value === 'string' &&
      !/^(host|connection|content-length)$/.test(key)
        ? [[key, value]]
        : [],
    ),
  );
}
