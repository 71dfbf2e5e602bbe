import { ContainerRecord, EnvironmentVariable } from '../../model';
import { aPod, aWorkload, ROLE } from '../../resolve/__testUtils__/anEstate';
import { ChangeParts } from './checkCases';

/** The workload of the component that works, as a subject. */
export const WORKLOAD = 'workload:prod-euw1/payments/Deployment/payments-api';

/** A container with variables; a text is one with that value, a `true` one whose value is not shown. */
export function container(
  variables: Record<string, string | true> = {},
  more: Partial<ContainerRecord> = {},
): ContainerRecord {
  return {
    name: 'app',
    awsEnvironment: Object.entries(variables).map(
      ([name, value]): EnvironmentVariable =>
        value === true ? { name } : { name, value },
    ),
    ...more,
  };
}

/** What the webhook writes into a container. */
export const INJECTED = {
  AWS_ROLE_ARN: ROLE,
  AWS_WEB_IDENTITY_TOKEN_FILE:
    '/var/run/secrets/eks.amazonaws.com/serviceaccount/token',
  AWS_REGION: 'eu-west-1',
};

/** Gives the workload these containers. */
export function template(...containers: ContainerRecord[]): ChangeParts {
  return p => {
    p.workloads = [aWorkload({ containers })];
  };
}

/** Makes the pods of the workload these. */
export function pods(...changes: Parameters<typeof aPod>[0][]): ChangeParts {
  return p => {
    p.pods = changes.map((change, index) =>
      aPod({ name: `payments-api-5d9f-x${index}`, ...change }),
    );
  };
}

/** One change after another. */
export function all(...changes: ChangeParts[]): ChangeParts {
  return p => changes.forEach(change => change(p));
}

/** A pod without an identity. */
export const BARE = { containers: [container()] };

/** A pod with the identity of the webhook. */
export const CARRYING = { containers: [container(INJECTED)] };
