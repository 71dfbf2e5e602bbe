import http from 'node:http';
import https from 'node:https';
import { JsonObject } from '@backstage/types';
import { KubernetesTarget } from './KubernetesTarget';

const TIMEOUT = 30_000;
const MAX_BYTES = 4 * 1024 * 1024;

/** A request to the API of Kubernetes. */
export interface KubernetesRequest {
  readonly method: 'GET' | 'PATCH';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
  readonly signal?: AbortSignal;
}

/** What the API server answered, whatever the status. */
export interface KubernetesAnswer {
  readonly status: number;
  readonly object: JsonObject;
}

/**
 * Asks with plain node:http, which follows no redirect, so that credentials reach nobody else.
 *
 * @throws Error when there is no answer, or when it is no object of JSON.
 */
export async function requestKubernetes(
  { base, options }: KubernetesTarget,
  { method, path, query = {}, body, signal }: KubernetesRequest,
): Promise<KubernetesAnswer> {
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}${path}`;
  url.search = new URLSearchParams(query).toString();
  const timeout = AbortSignal.timeout(TIMEOUT);
  const { request } = url.protocol === 'http:' ? http : https;
  const { status, text } = await new Promise<{ status: number; text: string }>(
    (resolve, reject) => {
      const sent = request(
        url,
        {
          ...options,
          method,
          signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
          headers: {
            ...options.headers,
            Accept: 'application/json',
            // JSON is YAML as well, and this is the type by which a server-side apply is known.
            ...(body && { 'Content-Type': 'application/apply-patch+yaml' }),
          },
        },
        async response => {
          try {
            resolve({
              status: response.statusCode ?? 0,
              text: await textOf(response),
            });
          } catch (error) {
            reject(error);
          }
        },
      );
      sent.on('error', reject);
      sent.end(body && JSON.stringify(body));
    },
  );
  return { status, object: parse(text, status) };
}

async function textOf(response: http.IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of response) {
    bytes += part.length;
    if (bytes > MAX_BYTES) {
      response.destroy();
      throw new Error(
        `The API server answered with more than ${MAX_BYTES} bytes.`,
      );
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parse(text: string, status: number): JsonObject {
  try {
    const value = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value;
    }
  } catch {
    // Said below, as for any other answer that is no object.
  }
  throw new Error(
    `The API server answered ${status} with something that is no object of JSON. Check the address of the cluster.`,
  );
}
