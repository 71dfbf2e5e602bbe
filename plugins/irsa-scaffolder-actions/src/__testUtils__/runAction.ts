import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  ActionContext,
  TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { JsonObject } from '@backstage/types';
import { parse } from 'yaml';

/** Runs an action as a task would, and answers with its output. */
export async function runAction<
  TInput extends JsonObject,
  TOutput extends JsonObject,
>(
  action: TemplateAction<TInput, TOutput>,
  input: TInput,
  options: {
    taskId?: string;
    isDryRun?: boolean;
    credentials?: BackstageCredentials;
    signal?: AbortSignal;
  } = {},
): Promise<Record<string, unknown>> {
  const output: Record<string, unknown> = {};
  const context: ActionContext<TInput, TOutput> = {
    ...createMockActionContext<TInput, TOutput>({ input }),
    isDryRun: options.isDryRun,
    signal: options.signal,
    task: { id: options.taskId ?? 'task-1' },
    templateInfo: { entityRef: 'template:default/new-service' },
    getInitiatorCredentials: async () =>
      options.credentials ?? mockCredentials.user('user:default/ada'),
    output: (name, value) => {
      output[String(name)] = value;
    },
  };
  await action.handler(context);
  return output;
}

/** The input of the step of an example. */
export function inputOf(example: string): JsonObject {
  return parse(example).steps[0].input;
}
