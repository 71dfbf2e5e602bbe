import http from 'node:http';
import { awsAnswer } from './awsAnswers.mjs';
import { kubernetesAnswers } from './kubernetesAnswers.mjs';

/** Stands in for AWS and for every API server, in a process of its own so that its memory and its time are its own. */
const answerKubernetes = kubernetesAnswers();
let counts = {};
let bytes = 0;

const count = (operation, body) => {
  counts[operation] = (counts[operation] ?? 0) + 1;
  bytes += Buffer.byteLength(body);
};

const server = http.createServer((request, response) => {
  const url = new URL(request.url, 'http://localhost');
  const chunks = [];
  request.on('data', chunk => chunks.push(chunk));
  request.on('end', () => {
    try {
      const [, prefix, , ...rest] = url.pathname.split('/');
      const { operation, type, body } =
        prefix === 'kubernetes'
          ? {
              operation: `kubernetes ${rest.at(-1)}`,
              type: 'application/json',
              body: answerKubernetes(`/${rest.join('/')}`, url.searchParams),
            }
          : awsAnswer({
              url,
              headers: request.headers,
              body: Buffer.concat(chunks).toString('utf8'),
            });
      count(operation, body);
      response.writeHead(200, { 'content-type': type });
      response.end(body);
    } catch (error) {
      process.stderr.write(
        `${request.method} ${request.url}: ${error.stack}\n`,
      );
      response.writeHead(501);
      response.end();
    }
  });
});

server.listen(0, '127.0.0.1', () => {
  process.send({ told: { port: server.address().port } });
});

// Each message asks for what was counted since the last one.
process.on('message', () => {
  process.send({ told: { counts, bytes } });
  counts = {};
  bytes = 0;
});
process.on('disconnect', () => process.exit());
