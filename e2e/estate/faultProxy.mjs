import http from 'node:http';
import https from 'node:https';
import { once } from 'node:events';

/** Headers that are about one connection and not about what is asked. */
const HOP_BY_HOP = ['connection', 'keep-alive', 'transfer-encoding', 'host'];

async function bodyOf(stream) {
  const chunks = [];
  for await (const chunk of stream) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const withoutHops = headers =>
  Object.fromEntries(
    Object.entries(headers).filter(([name]) => !HOP_BY_HOP.includes(name)),
  );

/** What happens on the way of an answer, whichever server it comes from. */
const MISHAPS = {
  /** Half of the true answer, although its length was announced. */
  async cut({ response, ask }) {
    const answer = await ask();
    response.writeHead(answer.status, {
      ...answer.headers,
      'content-length': answer.body.length,
    });
    response.write(answer.body.subarray(0, answer.body.length >> 1), () =>
      response.destroy(),
    );
  },
  /** The beginning of an answer, and then nothing for as long as anybody waits. */
  slow({ response }) {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{');
  },
  malformed({ response }) {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{"kind": "PodList", "items": [ ... <html>');
  },
  redirect({ response, elsewhere }) {
    response.writeHead(302, { location: elsewhere });
    response.end();
  },
};

/**
 * Stands in front of a real server and passes everything on, except for the calls that a fault is made for.
 */
export class FaultProxy {
  #faults = new Map();
  #server;
  #target;
  #options;

  /**
   * Starts a proxy.
   *
   * @param options.target - the address of the real server
   * @param options.certificate - `cert` and `key`, where both sides speak TLS
   * @param options.errors - the errors of that server by name: each a function of the call that answers with status, headers and body
   * @param options.elsewhere - where a redirect leads
   * @param options.prepare - may change a call before it is passed on
   * @param options.observe - sees each call with its true answer
   */
  static async start(options) {
    const proxy = new FaultProxy();
    const { certificate } = options;
    const handle = (request, response) =>
      proxy.#handle(request, response).catch(error => {
        // The real server has gone, which is a fault that no test makes.
        response.destroy(error);
      });
    proxy.#options = options;
    proxy.#target = new URL(options.target);
    proxy.#server = certificate
      ? https.createServer(certificate, handle)
      : http.createServer(handle);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get address() {
    const { port } = this.#server.address();
    return `${
      this.#options.certificate ? 'https' : 'http'
    }://127.0.0.1:${port}`;
  }

  /**
   * Makes a fault from now on, until `clear`.
   *
   * @param how - the name of a mishap, or of one of the errors of the server
   * @param matches - which calls it is made for
   * @returns what is counted of it
   */
  fault(how, matches) {
    const make = MISHAPS[how] ?? this.#sending(this.#options.errors[how]);
    const fault = { matches, make, hits: 0 };
    this.#faults.set(fault, fault);
    return fault;
  }

  clear() {
    this.#faults.clear();
  }

  async stop() {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #sending(error) {
    return ({ call, response }) => {
      const { status, headers, body } = error(call);
      response.writeHead(status, headers);
      response.end(body);
    };
  }

  async #handle(request, response) {
    const call = {
      method: request.method,
      url: new URL(request.url, this.#target),
      headers: request.headers,
      body: await bodyOf(request),
    };
    this.#options.prepare?.(call);
    const ask = () => this.#ask(call);
    const fault = [...this.#faults.values()].find(({ matches }) =>
      matches(call),
    );
    if (fault) {
      fault.hits += 1;
      const { elsewhere } = this.#options;
      await fault.make({ call, response, ask, elsewhere });
      return;
    }
    const answer = await ask();
    response.writeHead(answer.status, answer.headers);
    response.end(answer.body);
  }

  async #ask(call) {
    const { certificate, observe } = this.#options;
    const { request } = certificate ? https : http;
    const sent = request(call.url, {
      method: call.method,
      headers: withoutHops(call.headers),
      ...(certificate ? { ca: certificate.cert } : {}),
    });
    sent.end(call.body);
    const [received] = await once(sent, 'response');
    const answer = {
      status: received.statusCode,
      headers: withoutHops(received.headers),
      body: await bodyOf(received),
    };
    observe?.(call, answer);
    return answer;
  }
}
