import { AddressInfo } from 'node:net';
import { Server } from 'node:http';
import express, { NextFunction, Request, Response } from 'express';
import { middleware } from 'express-openapi-validator';
import { createOpenApiDocument } from '../openapi/createOpenApiDocument';

/** An answer of {@link validatingServer} that is not the plugin's own. */
export const CONTRACT_STATUS = 599;

/**
 * Stands before a server and passes on what the description of the API allows. A request or an answer that it does not allow is answered with
 * {@link CONTRACT_STATUS} and what is wrong with it.
 */
export async function validatingServer(behind: string): Promise<Server> {
  const app = express();
  app.use(express.json({ limit: '1mb' }));
  app.use(
    middleware({
      // The library takes a document of its own types, of which JSON is what it reads from a file as well.
      apiSpec: createOpenApiDocument() as never,
      validateRequests: true,
      validateResponses: true,
      validateSecurity: false,
    }),
  );
  app.use(async (request: Request, response: Response) => {
    const answer = await fetch(`${behind}${request.originalUrl}`, {
      method: request.method,
      headers: {
        authorization: request.headers.authorization ?? '',
        'content-type': 'application/json',
      },
      ...(request.method === 'GET'
        ? {}
        : { body: JSON.stringify(request.body) }),
    });
    response.status(answer.status).json(await answer.json());
  });
  app.use(
    (
      error: { message?: string },
      _: Request,
      response: Response,
      __: NextFunction,
    ) => {
      response
        .status(CONTRACT_STATUS)
        .json({ error: { message: `Against the contract: ${error.message}` } });
    },
  );
  return new Promise(resolve => {
    const server = app.listen(0, '127.0.0.1', () => resolve(server));
  });
}

/** The address of a server that listens. */
export function addressOf(server: Server): string {
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}
