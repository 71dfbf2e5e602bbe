import net from 'node:net';
import { Failure } from './failure.mjs';

/** Tries to listen; answers with the error code that stands against it, if one does. */
function tryToListen(options) {
  return new Promise(resolve => {
    const server = net.createServer();
    server.once('error', error => resolve(error.code));
    server.listen({ ...options, exclusive: true }, () =>
      server.close(() => resolve(undefined)),
    );
  });
}

/** Fails in a sentence when the port that the portal needs is taken or may not be used. */
export async function checkPort(
  port,
  { host = '127.0.0.1', variable, command },
) {
  const otherPort = `${variable}=${port === 7008 ? 7009 : 7008} ${command}`;
  const problem = await tryToListen({ port, host });
  // Something that listens on the other loopback address would answer browsers that resolve localhost to it.
  const other =
    host === '127.0.0.1' ? await tryToListen({ port, host: '::1' }) : undefined;
  if (problem === 'EADDRINUSE' || other === 'EADDRINUSE') {
    throw new Failure(`Port ${port} is in use by another program.`, {
      remedy: `End that program (\`${
        process.platform === 'linux'
          ? `ss -ltnp "sport = :${port}"`
          : `lsof -i :${port}`
      }\` shows it), or choose another port: \`${otherPort}\`.`,
    });
  }
  if (problem === 'EACCES') {
    throw new Failure(`Your user may not listen on port ${port}.`, {
      remedy: `Choose a port above 1023: \`${otherPort}\`.`,
    });
  }
  if (problem === 'EADDRNOTAVAIL') {
    throw new Failure(`${host} is no address of this machine.`, {
      remedy:
        'Set backend.listen.host to one that is, or leave it out for 127.0.0.1.',
    });
  }
  if (problem) {
    throw new Failure(`Port ${port} on ${host} cannot be used (${problem}).`, {
      remedy: `Choose another port: \`${otherPort}\`.`,
    });
  }
}

/** A port that nothing listens on at the moment. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
