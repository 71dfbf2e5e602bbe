import { once } from 'node:events';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { HttpIrsaService } from 'backstage-plugin-irsa-node';
import { BackendClusterFacts } from './BackendClusterFacts';

const ARN = 'arn:aws:eks:eu-west-1:111122223333:cluster/prod';

describe('BackendClusterFacts', () => {
  const asked: { url?: string; authorization?: string }[] = [];
  let server: Server;
  let answer: { status: number; body: object };
  let facts: BackendClusterFacts;

  beforeEach(async () => {
    asked.length = 0;
    server = createServer(({ url, headers }, response) => {
      asked.push({ url, authorization: headers.authorization });
      response
        .writeHead(answer.status, { 'content-type': 'application/json' })
        .end(JSON.stringify(answer.body));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const getUrl = async (id: string) => `http://127.0.0.1:${port}/api/${id}`;
    facts = new BackendClusterFacts(
      new HttpIrsaService({
        auth: mockServices.auth(),
        discovery: { getBaseUrl: getUrl, getExternalBaseUrl: getUrl },
      }),
    );
  });

  afterEach(() => server.close());

  const find = () =>
    facts.find('prod/eu', { credentials: mockCredentials.user() });

  it('asks for a cluster as whoever started the template', async () => {
    answer = {
      status: 200,
      body: { name: 'prod', arn: ARN, associations: 4 },
    };
    expect(await find()).toEqual({ name: 'prod/eu', arn: ARN });
    expect(asked).toEqual([
      {
        url: '/api/irsa/v1/clusters/prod%2Feu',
        authorization: expect.stringContaining(
          JSON.stringify(mockCredentials.user().principal.userEntityRef),
        ),
      },
    ]);
  });

  it('finds nothing where no source has read such a cluster', async () => {
    answer = { status: 404, body: {} };
    expect(await find()).toBeUndefined();
  });

  it('does not take what may not be seen for what is not there', async () => {
    answer = { status: 403, body: {} };
    await expect(find()).rejects.toThrow('403');
  });
});
