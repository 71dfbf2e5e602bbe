import { once } from 'node:events';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { asText, at } from '../../shape';

/** Who an identity of AWS is in the cluster, as an access entry of EKS says it. */
export interface AccessEntry {
  readonly username: string;
  readonly groups: readonly string[];
}

/**
 * What EKS has beside an API server: a webhook that takes a token for what it is, a presigned GetCallerIdentity, makes that request, and answers with
 * the access entry of the role that STS names.
 *
 * @param options.sts - The only address at which a token may have STS asked, and where moto answers for it.
 * @param options.entries - The access entries, by the ARN of the role.
 */
export async function startEksAuthenticator(options: {
  cluster: string;
  sts: { named: string; moto: string };
  entries: Record<string, AccessEntry>;
}) {
  const refusals: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', chunk => chunks.push(chunk));
    await once(request, 'end');
    const review = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    let user: object | undefined;
    try {
      user = await identify(String(at(review, 'spec', 'token')), options);
    } catch (error) {
      refusals.push(String(error));
    }
    response.setHeader('Content-Type', 'application/json');
    response.end(
      JSON.stringify({
        apiVersion: review.apiVersion,
        kind: 'TokenReview',
        status: user ? { authenticated: true, user } : { authenticated: false },
      }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    refusals,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** @throws Error with the reason, when it is nobody. */
async function identify(
  token: string,
  options: {
    cluster: string;
    sts: { named: string; moto: string };
    entries: Record<string, AccessEntry>;
  },
): Promise<AccessEntry> {
  const [, encoded] = /^k8s-aws-v1\.([\w-]+)$/.exec(token) ?? [];
  if (!encoded) {
    throw new Error('not a token of EKS');
  }
  const url = new URL(Buffer.from(encoded, 'base64url').toString('utf8'));
  const query = url.searchParams;
  if (url.origin !== options.sts.named || url.pathname !== '/') {
    throw new Error(`asks ${url.origin}`);
  }
  if (
    query.get('Action') !== 'GetCallerIdentity' ||
    query.get('X-Amz-Expires') !== '60' ||
    !query.get('X-Amz-SignedHeaders')?.split(';').includes('x-k8s-aws-id')
  ) {
    throw new Error(`is another request: ${url.search}`);
  }
  const answer = await fetch(new URL(url.search, options.sts.moto), {
    headers: {
      'x-k8s-aws-id': options.cluster,
      // Of a presigned request moto does not see what service it is for, so the same signature goes where it looks.
      authorization: `AWS4-HMAC-SHA256 Credential=${query.get(
        'X-Amz-Credential',
      )}, SignedHeaders=${query.get(
        'X-Amz-SignedHeaders',
      )}, Signature=${query.get('X-Amz-Signature')}`,
    },
    redirect: 'error',
  });
  const arn = asText(/<Arn>(.+)<\/Arn>/.exec(await answer.text())?.[1]) ?? '';
  const role = arn.replace(
    /^(arn:[a-z-]+):sts::(\d{12}):assumed-role\/([^/]+)\/.+$/,
    '$1:iam::$2:role/$3',
  );
  const entry = options.entries[role];
  if (!entry) {
    throw new Error(`no access entry for ${role}`);
  }
  return entry;
}
