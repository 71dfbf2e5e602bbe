import {
  GetAccountAuthorizationDetailsCommand,
  ListRolesCommand,
} from '@aws-sdk/client-iam';
import { AccountRead } from './AccountRead';
import { awsCalls } from './calls';
import { iamMarker, listIn, pages } from './pages';

/** The most that IAM gives at once. */
const PAGE = 1_000;

/** A page of GetAccountAuthorizationDetails. */
export interface AuthorizationDetails {
  readonly roles: readonly unknown[];
  readonly policies: readonly unknown[];
}

/** Roles and managed policies, a page at a time. */
export function authorizationDetails({
  access,
  signal,
}: AccountRead): AsyncGenerator<readonly AuthorizationDetails[]> {
  return pages(awsCalls.getAccountAuthorizationDetails, token =>
    access.send(
      awsCalls.getAccountAuthorizationDetails,
      signal,
      async abortSignal => {
        const answer = await access.iam().send(
          new GetAccountAuthorizationDetailsCommand({
            Filter: ['Role', 'LocalManagedPolicy', 'AWSManagedPolicy'],
            MaxItems: PAGE,
            Marker: token,
          }),
          { abortSignal },
        );
        const details = {
          roles: listIn<unknown>(answer.RoleDetailList),
          policies: listIn<unknown>(answer.Policies),
        };
        return { items: [details], next: iamMarker(answer) };
      },
    ),
  );
}

/** Roles without their policies, a page at a time. */
export function listedRoles({
  access,
  signal,
}: AccountRead): AsyncGenerator<readonly unknown[]> {
  return pages(awsCalls.listRoles, token =>
    access.send(awsCalls.listRoles, signal, async abortSignal => {
      const answer = await access
        .iam()
        .send(new ListRolesCommand({ MaxItems: PAGE, Marker: token }), {
          abortSignal,
        });
      return { items: listIn<unknown>(answer.Roles), next: iamMarker(answer) };
    }),
  );
}
