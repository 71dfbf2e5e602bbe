import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetAccountSummaryCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListRolesCommand,
  paginateListAttachedRolePolicies,
  paginateListRolePolicies,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  Role,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { PlannedRole } from 'backstage-plugin-irsa-common';
import { awsFailure, isAbsent, isTaken } from '../awsFailure';
import { RoleState } from './roleState';

/** Characters of a trust policy where nobody had the quota raised. Source: IAM User Guide, "IAM and AWS STS quotas". */
const DEFAULT_TRUST_SIZE = 2_048;

/** The calls to IAM that the actions make, each of which names itself when it fails. */
export class IamRoles {
  readonly #client: IAMClient;

  constructor(client: IAMClient) {
    this.#client = client;
  }

  /** Reads a role with its policies; `undefined` when there is none. */
  async read(name: string): Promise<RoleState | undefined> {
    const role = await this.#role(name);
    if (!role) {
      return undefined;
    }
    try {
      const [managedPolicies, inlinePolicies] = [
        await this.#attached(name),
        await this.#inline(name),
      ];
      return {
        arn: role.Arn ?? '',
        name,
        path: role.Path ?? '/',
        createdAt: role.CreateDate ?? new Date(0),
        trustPolicy: parseDocument(role.AssumeRolePolicyDocument),
        permissionsBoundary: role.PermissionsBoundary?.PermissionsBoundaryArn,
        tags: Object.fromEntries(
          (role.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]),
        ),
        managedPolicies,
        inlinePolicies,
      };
    } catch (error) {
      // Somebody deleted it in between.
      if (isAbsent(error instanceof Error ? error.cause : undefined)) {
        return undefined;
      }
      throw error;
    }
  }

  /** How many roles are under a path, one of them aside. */
  async count(path: string, except: string): Promise<number> {
    return this.#call('iam:ListRoles', `path ${path}`, async () => {
      let count = 0;
      let Marker: string | undefined;
      do {
        const page = await this.#client.send(
          new ListRolesCommand({ PathPrefix: path, Marker }),
        );
        count += (page.Roles ?? []).filter(
          ({ RoleName }) => RoleName !== except,
        ).length;
        Marker = page.IsTruncated ? page.Marker : undefined;
      } while (Marker);
      return count;
    });
  }

  /** Characters that the trust policy of a role may have in the account. */
  async trustSizeQuota(): Promise<number> {
    const { SummaryMap: summary } = await this.#call(
      'iam:GetAccountSummary',
      'the quotas of the account',
      () => this.#client.send(new GetAccountSummaryCommand({})),
    );
    return summary?.AssumeRolePolicySizeQuota ?? DEFAULT_TRUST_SIZE;
  }

  /** Creates a role without policies; answers `taken` when there is one of that name already. */
  async create(
    role: PlannedRole,
    tags: Readonly<Record<string, string>>,
  ): Promise<'created' | 'taken'> {
    try {
      await this.#client.send(
        new CreateRoleCommand({
          RoleName: role.name,
          Path: role.path,
          AssumeRolePolicyDocument: JSON.stringify(role.trustPolicy),
          PermissionsBoundary: role.permissionsBoundary,
          Tags: tagList(tags),
        }),
      );
      return 'created';
    } catch (error) {
      if (isTaken(error)) {
        return 'taken';
      }
      throw awsFailure('iam:CreateRole', `role ${role.name}`, error);
    }
  }

  async attach(name: string, PolicyArn: string): Promise<void> {
    await this.#call('iam:AttachRolePolicy', `role ${name}, ${PolicyArn}`, () =>
      this.#client.send(
        new AttachRolePolicyCommand({ RoleName: name, PolicyArn }),
      ),
    );
  }

  async detach(name: string, PolicyArn: string): Promise<void> {
    await this.#unlessAbsent(
      'iam:DetachRolePolicy',
      `role ${name}, ${PolicyArn}`,
      () =>
        this.#client.send(
          new DetachRolePolicyCommand({ RoleName: name, PolicyArn }),
        ),
    );
  }

  async putInline(
    name: string,
    PolicyName: string,
    document: unknown,
  ): Promise<void> {
    await this.#call('iam:PutRolePolicy', `role ${name}, ${PolicyName}`, () =>
      this.#client.send(
        new PutRolePolicyCommand({
          RoleName: name,
          PolicyName,
          PolicyDocument: JSON.stringify(document),
        }),
      ),
    );
  }

  async deleteInline(name: string, PolicyName: string): Promise<void> {
    await this.#unlessAbsent(
      'iam:DeleteRolePolicy',
      `role ${name}, ${PolicyName}`,
      () =>
        this.#client.send(
          new DeleteRolePolicyCommand({ RoleName: name, PolicyName }),
        ),
    );
  }

  async setTrust(name: string, document: unknown): Promise<void> {
    await this.#call('iam:UpdateAssumeRolePolicy', `role ${name}`, () =>
      this.#client.send(
        new UpdateAssumeRolePolicyCommand({
          RoleName: name,
          PolicyDocument: JSON.stringify(document),
        }),
      ),
    );
  }

  async setBoundary(name: string, PermissionsBoundary: string): Promise<void> {
    await this.#call('iam:PutRolePermissionsBoundary', `role ${name}`, () =>
      this.#client.send(
        new PutRolePermissionsBoundaryCommand({
          RoleName: name,
          PermissionsBoundary,
        }),
      ),
    );
  }

  async tag(
    name: string,
    tags: Readonly<Record<string, string>>,
  ): Promise<void> {
    await this.#call('iam:TagRole', `role ${name}`, () =>
      this.#client.send(
        new TagRoleCommand({ RoleName: name, Tags: tagList(tags) }),
      ),
    );
  }

  async untag(name: string, TagKeys: string[]): Promise<void> {
    await this.#call('iam:UntagRole', `role ${name}`, () =>
      this.#client.send(new UntagRoleCommand({ RoleName: name, TagKeys })),
    );
  }

  async delete(name: string): Promise<void> {
    await this.#unlessAbsent('iam:DeleteRole', `role ${name}`, () =>
      this.#client.send(new DeleteRoleCommand({ RoleName: name })),
    );
  }

  async #role(RoleName: string): Promise<Role | undefined> {
    try {
      const { Role: role } = await this.#client.send(
        new GetRoleCommand({ RoleName }),
      );
      return role;
    } catch (error) {
      if (isAbsent(error)) {
        return undefined;
      }
      throw awsFailure('iam:GetRole', `role ${RoleName}`, error);
    }
  }

  async #attached(RoleName: string): Promise<string[]> {
    return this.#call(
      'iam:ListAttachedRolePolicies',
      `role ${RoleName}`,
      async () => {
        const arns: string[] = [];
        for await (const {
          AttachedPolicies = [],
        } of paginateListAttachedRolePolicies(
          { client: this.#client },
          { RoleName },
        )) {
          arns.push(...AttachedPolicies.map(({ PolicyArn = '' }) => PolicyArn));
        }
        return arns;
      },
    );
  }

  async #inline(RoleName: string): Promise<Map<string, unknown>> {
    const names = await this.#call(
      'iam:ListRolePolicies',
      `role ${RoleName}`,
      async () => {
        const found: string[] = [];
        for await (const { PolicyNames = [] } of paginateListRolePolicies(
          { client: this.#client },
          { RoleName },
        )) {
          found.push(...PolicyNames);
        }
        return found;
      },
    );
    const documents = new Map<string, unknown>();
    for (const PolicyName of names) {
      const { PolicyDocument } = await this.#call(
        'iam:GetRolePolicy',
        `role ${RoleName}, ${PolicyName}`,
        () =>
          this.#client.send(new GetRolePolicyCommand({ RoleName, PolicyName })),
      );
      documents.set(PolicyName, parseDocument(PolicyDocument));
    }
    return documents;
  }

  async #call<T>(
    call: string,
    what: string,
    make: () => Promise<T>,
  ): Promise<T> {
    try {
      return await make();
    } catch (error) {
      throw awsFailure(call, what, error);
    }
  }

  async #unlessAbsent(
    call: string,
    what: string,
    make: () => Promise<unknown>,
  ): Promise<void> {
    try {
      await make();
    } catch (error) {
      if (!isAbsent(error)) {
        throw awsFailure(call, what, error);
      }
    }
  }
}

function tagList(tags: Readonly<Record<string, string>>) {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** IAM answers with documents percent-encoded; one that cannot be read is kept as text, which equals no document. */
function parseDocument(text: string = ''): unknown {
  try {
    return JSON.parse(
      /^\s*%7b/i.test(text) || /%22/.test(text)
        ? decodeURIComponent(text)
        : text,
    );
  } catch {
    return text;
  }
}
