import { randomUUID } from 'node:crypto';
import { IncomingMessage } from 'node:http';

/** An answer over HTTP. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
}

interface StoredAssociation {
  associationId: string;
  clusterName: string;
  namespace: string;
  serviceAccount: string;
  roleArn: string;
  tags: Record<string, string>;
}

const PATH = /^\/clusters\/([^/]+)\/pod-identity-associations(?:\/([^/?]+))?$/;

/** The Pod Identity API of EKS, which moto does not have, shaped after the service model. */
export class EmulatedAssociations {
  readonly #stored = new Map<string, StoredAssociation>();

  /** The answer to a request of that API; `undefined` for any other. */
  answer(request: IncomingMessage, body: Buffer): Answer | undefined {
    const { pathname, searchParams } = new URL(
      request.url ?? '/',
      'http://localhost',
    );
    const [, clusterName, id] = PATH.exec(pathname) ?? [];
    if (clusterName === undefined) {
      return undefined;
    }
    const input = body.length > 0 ? JSON.parse(body.toString('utf8')) : {};
    if (id === undefined) {
      return request.method === 'GET'
        ? this.#list(clusterName, searchParams)
        : this.#create(clusterName, input);
    }
    const found = this.#stored.get(id);
    if (!found || found.clusterName !== clusterName) {
      return error(404, 'ResourceNotFoundException');
    }
    if (request.method === 'DELETE') {
      this.#stored.delete(id);
    } else if (request.method === 'POST') {
      found.roleArn = input.roleArn;
    }
    return json(200, { association: found });
  }

  #list(clusterName: string, query: URLSearchParams): Answer {
    const associations = [...this.#stored.values()]
      .filter(
        each =>
          each.clusterName === clusterName &&
          each.namespace === query.get('namespace') &&
          each.serviceAccount === query.get('serviceAccount'),
      )
      // The list of EKS does not tell roles.
      .map(({ roleArn, tags, ...summary }) => summary);
    return json(200, { associations });
  }

  #create(
    clusterName: string,
    input: Omit<StoredAssociation, 'associationId' | 'clusterName'>,
  ): Answer {
    const isTaken = [...this.#stored.values()].some(
      each =>
        each.clusterName === clusterName &&
        each.namespace === input.namespace &&
        each.serviceAccount === input.serviceAccount,
    );
    if (isTaken) {
      return error(409, 'ResourceInUseException');
    }
    const association = { ...input, clusterName, associationId: randomUUID() };
    this.#stored.set(association.associationId, association);
    return json(200, { association });
  }
}

function json(status: number, value: unknown): Answer {
  return { status, type: 'application/json', body: JSON.stringify(value) };
}

function error(status: number, name: string): Answer {
  return json(status, { __type: name, message: name });
}
