import { createServer } from 'node:http';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';

const PORT = 8080;
const sts = new STSClient();

/** The AWS identity of this process. The SDK finds it through what EKS puts into the pod, so that there are no keys to keep. */
async function identity() {
  const { Account, Arn } = await sts.send(new GetCallerIdentityCommand());
  return { account: Account, arn: Arn };
}

const server = createServer(async (request, response) => {
  const answer = (status, body) => {
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(`${JSON.stringify(body)}\n`);
  };
  if (request.url === '/healthz') {
    answer(200, { status: 'ok' });
  } else if (request.url === '/identity') {
    try {
      answer(200, await identity());
    } catch (error) {
      console.error(error);
      answer(502, { error: error.name });
    }
  } else {
    answer(404, { error: 'NotFound' });
  }
});

server.listen(PORT);
process.on('SIGTERM', () => server.close());
