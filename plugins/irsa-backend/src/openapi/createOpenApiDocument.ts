import { JsonObject } from '@backstage/types';
import {
  MAX_CHARACTERS,
  MAX_VALUES,
  QueryParameter,
} from '../router/readQuery';
import { RouteDescription, routes } from './routes';
import schemas from './schemas.json';

/** What stands behind the statuses of errors. */
const ERRORS: Readonly<Record<number, string>> = {
  400: 'Something in the request cannot be used; the message names it.',
  401: 'Nobody is signed in.',
  403: 'The reader lacks a permission, which the message names.',
  404: 'There is no such thing, or none that the reader may see.',
  409: 'Something is in the way, which the message names.',
};

/** Schemas that no type of the common package stands for. */
const OWN_SCHEMAS: JsonObject = {
  RefreshRequest: {
    type: 'object',
    properties: {
      sourceId: { type: 'string', description: 'Id of one source.' },
    },
  },
  Error: {
    type: 'object',
    description: 'An error, in the shape that every Backstage plugin has.',
    required: ['error', 'response'],
    properties: {
      error: {
        type: 'object',
        required: ['name', 'message'],
        properties: {
          name: { type: 'string' },
          message: { type: 'string' },
        },
      },
      request: { type: 'object' },
      response: {
        type: 'object',
        required: ['statusCode'],
        properties: { statusCode: { type: 'integer' } },
      },
    },
  },
};

/** The description of the REST API, OpenAPI 3.1. */
export function createOpenApiDocument(): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const route of routes) {
    paths[route.path] = {
      ...paths[route.path],
      [route.method]: operationOf(route),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'IRSA for Backstage',
      version: '1',
      description:
        'Which AWS IAM role each catalog component on EKS can become, and who else could. Answers hold only what the reader may see.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/irsa' }],
    security: [{ backstage: [] }],
    paths,
    components: {
      securitySchemes: {
        backstage: {
          type: 'http',
          scheme: 'bearer',
          description: 'A token of a Backstage user or service.',
        },
      },
      schemas: { ...schemas, ...OWN_SCHEMAS } as JsonObject,
    },
  };
}

function operationOf(route: RouteDescription): JsonObject {
  const { operationId, what, body, answer, errors } = route;
  return {
    operationId,
    description: what,
    parameters: [
      ...Object.entries(route.inPath ?? {}).map(([name, description]) => ({
        in: 'path',
        name,
        required: true,
        description,
        schema: { type: 'string' },
      })),
      ...Object.entries(route.query ?? {}).map(([name, parameter]) => ({
        in: 'query',
        name,
        description: parameter.what,
        schema: schemaOf(parameter),
      })),
    ],
    ...(body
      ? {
          requestBody: {
            required: body.required,
            content: jsonOf(body.schema),
          },
        }
      : {}),
    responses: {
      [answer.status]: {
        description: 'What was asked for.',
        content: {
          ...jsonOf(answer.schema),
          ...Object.fromEntries(
            (answer.texts ?? []).map(type => [
              type,
              { schema: { type: 'string' } },
            ]),
          ),
        },
      },
      ...Object.fromEntries(
        [...errors, 401].map(status => [
          status,
          { description: ERRORS[status], content: jsonOf('Error') },
        ]),
      ),
    },
  };
}

function jsonOf(schema: string): JsonObject {
  return {
    'application/json': {
      schema: { $ref: `#/components/schemas/${schema}` },
    },
  };
}

function schemaOf(parameter: QueryParameter): JsonObject {
  switch (parameter.type) {
    case 'integer':
      return {
        type: 'integer',
        minimum: parameter.from,
        maximum: parameter.to,
      };
    case 'boolean':
      return { type: 'boolean' };
    case 'time':
      return { type: 'string' };
    case 'sort':
      return {
        type: 'string',
        enum: parameter.fields.flatMap(field => [field, `-${field}`]),
      };
    case 'filter':
      return {
        type: 'array',
        maxItems: MAX_VALUES,
        items: parameter.values
          ? { type: 'string', enum: [...parameter.values] }
          : { type: 'string', maxLength: MAX_CHARACTERS },
      };
    default:
      return { type: 'string', maxLength: MAX_CHARACTERS };
  }
}
