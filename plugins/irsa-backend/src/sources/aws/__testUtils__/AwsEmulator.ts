import { randomUUID } from 'node:crypto';
import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';

/** An answer of AWS that is made up before moto is asked. */
export interface Fault {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** Whether the message quotes the request, token and signature included, as a server on the way may do. */
  readonly quotesRequest?: boolean;
  /** How often; always when absent. */
  times?: number;
}

/** What a network or a machine on the way does to an answer. */
export type Mishap =
  | 'cut off'
  | 'endless'
  | 'malformed'
  | 'redirect'
  | 'silence';

/** A call as it went out. */
export interface MadeCall {
  /** `<service>:<operation>`. */
  readonly operation: string;
  readonly region: string;
  readonly userAgent: string;
}

type Json = Record<string, unknown>;

/** The lists in the answer of GetAccountAuthorizationDetails that count here. */
const LISTS = ['RoleDetailList', 'Policies'] as const;

/** The operations of EKS that the sources and the tests use, by method and path. */
const EKS_ROUTES: readonly {
  readonly operation: string;
  readonly method: string;
  readonly path: RegExp;
}[] = [
  { operation: 'ListClusters', method: 'GET', path: /^\/clusters$/ },
  { operation: 'CreateCluster', method: 'POST', path: /^\/clusters$/ },
  {
    operation: 'DescribeCluster',
    method: 'GET',
    path: /^\/clusters\/([^/]+)$/,
  },
  {
    operation: 'DeleteCluster',
    method: 'DELETE',
    path: /^\/clusters\/([^/]+)$/,
  },
  {
    operation: 'CreatePodIdentityAssociation',
    method: 'POST',
    path: /^\/clusters\/([^/]+)\/pod-identity-associations$/,
  },
  {
    operation: 'ListPodIdentityAssociations',
    method: 'GET',
    path: /^\/clusters\/([^/]+)\/pod-identity-associations$/,
  },
  {
    operation: 'DescribePodIdentityAssociation',
    method: 'GET',
    path: /^\/clusters\/([^/]+)\/pod-identity-associations\/([^/]+)$/,
  },
  {
    operation: 'CreateAddon',
    method: 'POST',
    path: /^\/clusters\/([^/]+)\/addons$/,
  },
  {
    operation: 'DescribeAddon',
    method: 'GET',
    path: /^\/clusters\/([^/]+)\/addons\/([^/]+)$/,
  },
  {
    operation: 'CreateNodegroup',
    method: 'POST',
    path: /^\/clusters\/([^/]+)\/node-groups$/,
  },
  {
    operation: 'ListNodegroups',
    method: 'GET',
    path: /^\/clusters\/([^/]+)\/node-groups$/,
  },
  {
    operation: 'DescribeNodegroup',
    method: 'GET',
    path: /^\/clusters\/([^/]+)\/node-groups\/([^/]+)$/,
  },
  {
    operation: 'CreateFargateProfile',
    method: 'POST',
    path: /^\/clusters\/([^/]+)\/fargate-profiles$/,
  },
  {
    operation: 'ListFargateProfiles',
    method: 'GET',
    path: /^\/clusters\/([^/]+)\/fargate-profiles$/,
  },
  {
    operation: 'DescribeFargateProfile',
    method: 'GET',
    path: /^\/clusters\/([^/]+)\/fargate-profiles\/([^/]+)$/,
  },
  {
    operation: 'CreateAccessEntry',
    method: 'POST',
    path: /^\/clusters\/([^/]+)\/access-entries$/,
  },
  {
    operation: 'ListAccessEntries',
    method: 'GET',
    path: /^\/clusters\/([^/]+)\/access-entries$/,
  },
  {
    operation: 'DescribeAccessEntry',
    method: 'GET',
    path: /^\/clusters\/([^/]+)\/access-entries\/([^/]+)$/,
  },
];

/**
 * Stands in front of moto: counts the calls, makes faults, gives pages of a few, and answers for the operations about Pod Identity, add-ons
 * and access entries, which moto has not, in the shapes of the AWS service model. What it holds itself goes by the cluster's name, so each cluster
 * of one emulator needs a name of its own.
 */
export class AwsEmulator {
  readonly calls: MadeCall[] = [];
  /** Session tokens and signatures that came with calls, to be looked for where they must not be. */
  readonly secrets = new Set<string>();
  /** What goes wrong, by `<service>:<operation>`. */
  readonly faults = new Map<string, Fault>();
  /** What happens on the way, by `<service>:<operation>`. */
  readonly mishaps = new Map<string, Mishap>();
  /** Where the API servers of clusters answer, by the name in EKS; moto makes up an address. */
  readonly connections = new Map<string, Json>();
  /** Roles and policies on a page of GetAccountAuthorizationDetails, which moto gives in one. */
  detailsOnPage = Infinity;
  /** Whether the pages begin with the policies, since AWS promises no order. */
  policiesFirst = false;
  readonly #moto: string;
  readonly #server: Server;
  readonly #associations = new Map<string, Json[]>();
  readonly #addons = new Map<string, Json>();
  readonly #accessEntries = new Map<string, Json[]>();
  /** What moto does not keep of a cluster. */
  readonly #clusters = new Map<string, Json>();
  /** Associations on a page, so that a few take several. */
  readonly #associationsOnPage = 2;

  private constructor(moto: string) {
    this.#moto = moto;
    this.#server = createServer((request, response) => {
      this.#handle(request, response).catch(error => {
        response.writeHead(599, { 'content-type': 'text/plain' });
        response.end(String(error));
      });
    });
  }

  static async start(moto: string): Promise<AwsEmulator> {
    const emulator = new AwsEmulator(moto);
    await new Promise<void>(resolve => {
      emulator.#server.listen(0, '127.0.0.1', resolve);
    });
    return emulator;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** Forgets calls, faults and mishaps; what was created stays. */
  reset(): void {
    this.calls.length = 0;
    this.faults.clear();
    this.mishaps.clear();
    this.detailsOnPage = Infinity;
    this.policiesFirst = false;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }

  async #handle(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const body = await bodyOf(request);
    const url = new URL(request.url ?? '/', this.#moto);
    const scope = /Credential=([^/]+)\/\d+\/([^/]+)\/([^/]+)\//.exec(
      request.headers.authorization ?? '',
    );
    const [, , region = 'us-east-1', service = 'sts'] = scope ?? [];
    const form = new URLSearchParams(body);
    const route =
      service === 'eks'
        ? EKS_ROUTES.find(
            each =>
              each.method === request.method && each.path.test(url.pathname),
          )
        : undefined;
    const target = String(request.headers['x-amz-target'] ?? '').split('.')[1];
    const operation = `${service}:${
      route?.operation ??
      target ??
      form.get('Action') ??
      `${request.method} ${url.pathname}`
    }`;
    [
      request.headers['x-amz-security-token'],
      /Signature=(\w+)/.exec(request.headers.authorization ?? '')?.[1],
    ].forEach(secret => secret && this.secrets.add(String(secret)));
    this.calls.push({
      operation,
      region,
      userAgent: request.headers['user-agent'] ?? '',
    });

    const mishap = this.mishaps.get(operation);
    if (mishap) {
      happen(response, mishap, this.url);
      return;
    }
    const fault = this.faults.get(operation);
    if (fault && fault.times !== 0) {
      if (fault.times !== undefined) {
        fault.times -= 1;
      }
      sendFault(response, service, {
        ...fault,
        message: fault.quotesRequest
          ? `${fault.message} ${request.headers['x-amz-security-token']} ${request.headers.authorization}`
          : fault.message,
      });
      return;
    }
    const names = (route?.path.exec(url.pathname) ?? []).map(
      decodeURIComponent,
    );
    switch (operation) {
      case 'eks:CreateCluster': {
        const { accessConfig, computeConfig, name } = JSON.parse(body);
        this.#clusters.set(name, {
          ...(accessConfig ? { accessConfig } : {}),
          ...(computeConfig ? { computeConfig } : {}),
        });
        await this.#passOn(request, response, body);
        break;
      }
      case 'eks:DescribeCluster': {
        const { status, body: answer } = await this.#askMoto(request, body);
        const described = JSON.parse(answer);
        sendJson(
          response,
          status,
          described.cluster
            ? {
                cluster: {
                  ...described.cluster,
                  ...this.#clusters.get(names[1]),
                  ...this.connections.get(names[1]),
                },
              }
            : described,
        );
        break;
      }
      case 'eks:CreateAccessEntry':
        await this.#createAccessEntry(request, response, {
          cluster: names[1],
          input: JSON.parse(body),
        });
        break;
      case 'eks:ListAccessEntries':
        sendJson(response, 200, {
          accessEntries: (this.#accessEntries.get(names[1]) ?? []).map(
            ({ principalArn }) => principalArn,
          ),
        });
        break;
      case 'eks:DescribeAccessEntry': {
        const accessEntry = this.#accessEntries
          .get(names[1])
          ?.find(({ principalArn }) => principalArn === names[2]);
        sendJson(response, 200, { accessEntry });
        break;
      }
      case 'eks:CreatePodIdentityAssociation':
        await this.#createAssociation(request, response, {
          cluster: names[1],
          input: JSON.parse(body),
        });
        break;
      case 'eks:ListPodIdentityAssociations':
        this.#listAssociations(response, names[1], url);
        break;
      case 'eks:DescribePodIdentityAssociation':
        this.#describeAssociation(response, names[1], names[2]);
        break;
      case 'eks:CreateAddon': {
        const addon = {
          ...JSON.parse(body),
          clusterName: names[1],
          status: 'ACTIVE',
        };
        this.#addons.set(`${names[1]}/${addon.addonName}`, addon);
        sendJson(response, 200, { addon });
        break;
      }
      case 'eks:DescribeAddon': {
        const addon = this.#addons.get(`${names[1]}/${names[2]}`);
        if (addon) {
          sendJson(response, 200, { addon });
        } else {
          sendFault(response, 'eks', {
            status: 404,
            code: 'ResourceNotFoundException',
            message: `No addon: ${names[2]} found in cluster: ${names[1]}`,
          });
        }
        break;
      }
      case 'iam:GetAccountAuthorizationDetails':
        await this.#pageOfDetails(request, response, { body, form });
        break;
      default:
        await this.#passOn(request, response, body);
    }
  }

  async #passOn(
    request: IncomingMessage,
    response: ServerResponse,
    body: string,
  ): Promise<void> {
    const answer = await this.#askMoto(request, body);
    response.writeHead(answer.status, answer.headers);
    response.end(answer.body);
  }

  /** The ARN of a cluster as moto knows it, so that the account of the caller counts here as well. */
  async #arnOf(request: IncomingMessage, cluster: string): Promise<string> {
    const described = await fetch(
      `${this.#moto}/clusters/${encodeURIComponent(cluster)}`,
      { headers: { authorization: request.headers.authorization ?? '' } },
    );
    const { cluster: found } = (await described.json()) as {
      cluster: { arn: string };
    };
    return found.arn;
  }

  async #createAccessEntry(
    request: IncomingMessage,
    response: ServerResponse,
    { cluster, input }: { cluster: string; input: Json },
  ): Promise<void> {
    const arn = await this.#arnOf(request, cluster);
    const accessEntry = {
      type: 'STANDARD',
      ...input,
      clusterName: cluster,
      accessEntryArn: `${arn.replace(
        ':cluster/',
        ':access-entry/',
      )}/role/${randomUUID()}`,
    };
    this.#accessEntries.set(cluster, [
      ...(this.#accessEntries.get(cluster) ?? []),
      accessEntry,
    ]);
    sendJson(response, 200, { accessEntry });
  }

  async #createAssociation(
    request: IncomingMessage,
    response: ServerResponse,
    { cluster, input }: { cluster: string; input: Json },
  ): Promise<void> {
    const arn = await this.#arnOf(request, cluster);
    const associationId = `a-${randomUUID().slice(0, 17)}`;
    const association = {
      ...input,
      clusterName: cluster,
      associationId,
      associationArn: `${arn.replace(
        ':cluster/',
        ':podidentityassociation/',
      )}/${associationId}`,
      tags: {},
      createdAt: 1_767_225_600.5,
      modifiedAt: 1_767_225_600.5,
    };
    this.#associations.set(cluster, [
      ...(this.#associations.get(cluster) ?? []),
      association,
    ]);
    sendJson(response, 200, { association });
  }

  #listAssociations(response: ServerResponse, cluster: string, url: URL): void {
    const all = this.#associations.get(cluster) ?? [];
    const begin = Number(url.searchParams.get('nextToken') ?? 0);
    const end = begin + this.#associationsOnPage;
    sendJson(response, 200, {
      // The summaries of this list have no role.
      associations: all
        .slice(begin, end)
        .map(
          ({
            clusterName,
            namespace,
            serviceAccount,
            associationArn,
            associationId,
          }) => ({
            clusterName,
            namespace,
            serviceAccount,
            associationArn,
            associationId,
          }),
        ),
      ...(end < all.length ? { nextToken: String(end) } : {}),
    });
  }

  #describeAssociation(
    response: ServerResponse,
    cluster: string,
    id: string,
  ): void {
    const association = this.#associations
      .get(cluster)
      ?.find(({ associationId }) => associationId === id);
    if (association) {
      sendJson(response, 200, { association });
    } else {
      sendFault(response, 'eks', {
        status: 404,
        code: 'ResourceNotFoundException',
        message: `No association found for associationId: ${id}`,
      });
    }
  }

  /** Cuts the one answer of moto into pages, as AWS does. */
  async #pageOfDetails(
    request: IncomingMessage,
    response: ServerResponse,
    { body, form }: { body: string; form: URLSearchParams },
  ): Promise<void> {
    const answer = await this.#askMoto(request, body);
    const [roles, policies] = LISTS.map(list =>
      membersOf(answer.body, list).map(xml => ({ list, xml })),
    );
    const all = this.policiesFirst
      ? [...policies, ...roles]
      : [...roles, ...policies];
    const begin = Number(form.get('Marker') ?? 0);
    const end =
      begin + Math.min(this.detailsOnPage, Number(form.get('MaxItems')));
    const more = end < all.length;
    const page = all.slice(begin, end);
    const cut = LISTS.reduce(
      (xml, list) =>
        withMembers(
          xml,
          list,
          page.filter(each => each.list === list).map(each => each.xml),
        ),
      answer.body,
    ).replace(
      /<IsTruncated>[^<]*<\/IsTruncated>/,
      `<IsTruncated>${more}</IsTruncated>${
        more ? `<Marker>${end}</Marker>` : ''
      }`,
    );
    response.writeHead(answer.status, { 'content-type': 'text/xml' });
    response.end(cut);
  }

  async #askMoto(request: IncomingMessage, body: string) {
    const answer = await fetch(`${this.#moto}${request.url}`, {
      method: request.method,
      headers: {
        authorization: request.headers.authorization ?? '',
        'content-type': request.headers['content-type'] ?? '',
        ...(request.headers['x-amz-target']
          ? { 'x-amz-target': String(request.headers['x-amz-target']) }
          : {}),
      },
      ...(body ? { body } : {}),
      redirect: 'manual',
    });
    return {
      status: answer.status,
      headers: {
        'content-type': answer.headers.get('content-type') ?? 'text/plain',
        ...(answer.headers.has('x-amzn-errortype')
          ? { 'x-amzn-errortype': answer.headers.get('x-amzn-errortype') ?? '' }
          : {}),
      },
      body: await answer.text(),
    };
  }
}

function happen(response: ServerResponse, mishap: Mishap, here: string): void {
  switch (mishap) {
    case 'cut off':
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': '1000',
      });
      response.write('{"clusters": ["pro');
      setTimeout(() => response.destroy(), 20);
      break;
    case 'endless':
      response.writeHead(200, { 'content-type': 'application/json' });
      Readable.from(
        (function* endlessly() {
          const space = ' '.repeat(1_000_000);
          for (;;) {
            yield space;
          }
        })(),
      ).pipe(response);
      break;
    case 'malformed':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('<html>maintenance</html>');
      break;
    case 'redirect':
      response.writeHead(302, { location: `${here}/elsewhere` });
      response.end();
      break;
    default:
    // The connection stays open, and nothing comes.
  }
}

/** The `member` elements of a list, without those that are further inside. */
function membersOf(answer: string, list: string): string[] {
  const [, xml = ''] =
    new RegExp(`<${list}>([\\s\\S]*)</${list}>`).exec(answer) ?? [];
  const members: string[] = [];
  let depth = 0;
  let begin = 0;
  for (const tag of xml.matchAll(/<(\/?)member>/g)) {
    if (!tag[1]) {
      begin = depth === 0 ? tag.index : begin;
      depth += 1;
    } else {
      depth -= 1;
      if (depth === 0) {
        members.push(xml.slice(begin, tag.index + tag[0].length));
      }
    }
  }
  return members;
}

/** The answer with other members in one of its lists. */
function withMembers(
  answer: string,
  list: string,
  members: readonly string[],
): string {
  return answer.replace(
    new RegExp(`<${list}>[\\s\\S]*</${list}>`),
    () => `<${list}>${members.join('')}</${list}>`,
  );
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function sendJson(response: ServerResponse, status: number, body: Json): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

/** An error in the form of the service: JSON for EKS and Organizations, XML for IAM and STS. */
function sendFault(
  response: ServerResponse,
  service: string,
  { status, code, message }: Fault,
): void {
  if (service === 'eks' || service === 'organizations') {
    response.writeHead(status, {
      'content-type': 'application/json',
      'x-amzn-errortype': code,
    });
    response.end(JSON.stringify({ __type: code, message }));
    return;
  }
  response.writeHead(status, { 'content-type': 'text/xml' });
  response.end(
    `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message.replace(
      /[<&]/g,
      '',
    )}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
  );
}
