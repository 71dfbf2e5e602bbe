import { InlinePolicy, RoleRecord } from '../../model';
import { aRole } from '../../resolve/__testUtils__/anEstate';
import { ChangeParts } from './checkCases';

type Statement = Record<string, unknown>;

/** A statement that allows actions, on everything unless told otherwise. */
export function allows(
  action: string | string[],
  resource: string | string[] = '*',
  more: Statement = {},
): Statement {
  return { Effect: 'Allow', Action: action, Resource: resource, ...more };
}

/** An inline policy of these statements. */
export function inline(...statements: Statement[]): InlinePolicy {
  return {
    name: 'own',
    document: JSON.stringify({ Version: '2012-10-17', Statement: statements }),
  };
}

/** Gives the role these statements and nothing else. */
export function may(...statements: Statement[]): ChangeParts {
  return role({
    attachedPolicies: [],
    inlinePolicies: [inline(...statements)],
  });
}

/** Changes the role of the component that works. */
export function role(change: Partial<RoleRecord>): ChangeParts {
  return p => {
    p.roles = [aRole({ attachedPolicies: [], ...change })];
  };
}

/** Leaves the document of the inline policy unread. */
export const documentUnread: ChangeParts = p => {
  p.roles = p.roles.map(each => ({
    ...each,
    inlinePolicies: [{ name: 'own' }],
  }));
};
