import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { NotFoundError } from '@backstage/errors';
import { jsonText, replaceFile } from './replaceFile';
import { EstateRole } from './types';

/** A role as `aws iam get-account-authorization-details` prints it, as far as the demo looks into it. */
interface RoleDetail {
  Arn: string;
  AssumeRolePolicyDocument: unknown;
  [field: string]: unknown;
}

interface RoleDocument {
  readonly file: string;
  readonly content: Record<string, unknown>;
  readonly roles: RoleDetail[];
}

const CREATED = {
  details: 'account-authorization-details-created.json',
  roles: 'roles-created.json',
};

/** The folder of an account in the demo's estate. */
export class AccountFolder {
  readonly #folder: string;

  /** @throws NotFoundError where the estate does not have the account. */
  static async open(estate: string, account: string): Promise<AccountFolder> {
    const accounts = await readdir(path.join(estate, 'accounts'));
    if (!accounts.includes(account)) {
      throw new NotFoundError(
        `The demo's estate has no account ${account}. It has ${accounts.join(
          ', ',
        )}.`,
      );
    }
    return new AccountFolder(path.join(estate, 'accounts', account));
  }

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Makes a role, or puts a role as planned in the place of the one of that ARN. */
  async putRole(role: EstateRole, now: Date): Promise<void> {
    const [, , , , account] = role.arn.split(':');
    const name = nameOf(role.arn);
    const base = {
      Path: `/${role.arn.split(':role/')[1].slice(0, -name.length)}`,
      RoleName: name,
      RoleId: `AROA${randomBytes(9)
        .toString('hex')
        .toLocaleUpperCase('en-US')}`.slice(0, 21),
      Arn: role.arn,
      CreateDate: now.toISOString(),
      AssumeRolePolicyDocument: role.trustPolicy,
    };
    const boundary = role.permissionsBoundary && {
      PermissionsBoundary: {
        PermissionsBoundaryType: 'Policy',
        PermissionsBoundaryArn: role.permissionsBoundary,
      },
    };
    await this.#put('account-authorization-details', CREATED.details, {
      ...base,
      InstanceProfileList: [],
      RolePolicyList: role.permissionsPolicy
        ? [
            {
              PolicyName: 'permissions',
              PolicyDocument: role.permissionsPolicy,
            },
          ]
        : [],
      AttachedManagedPolicies: (role.managedPolicies ?? []).map(PolicyArn => ({
        PolicyName: PolicyArn.split('/').pop(),
        PolicyArn,
      })),
      ...boundary,
      Tags: Object.entries(role.tags ?? {}).map(([Key, Value]) => ({
        Key,
        Value,
      })),
      RoleLastUsed: {},
    });
    await this.#put('roles', CREATED.roles, {
      ...base,
      Description: `Made by a template of the demo in account ${account}`,
      MaxSessionDuration: 3600,
    });
  }

  /** Gives a role that is there another trust policy; one that is not there is made, without permissions. */
  async setTrustPolicy(
    arn: string,
    trustPolicy: object,
    now: Date,
  ): Promise<void> {
    let isFound = false;
    for (const kind of ['account-authorization-details', 'roles']) {
      for (const document of await this.#documents(kind)) {
        const role = document.roles.find(({ Arn }) => Arn === arn);
        if (role) {
          isFound = true;
          // An account keeps its form: the AWS CLI prints documents, programs on an SDK write them percent-encoded.
          role.AssumeRolePolicyDocument =
            typeof role.AssumeRolePolicyDocument === 'string'
              ? encodeURIComponent(JSON.stringify(trustPolicy))
              : trustPolicy;
          // The pods that are started anew use it.
          if ('RoleLastUsed' in role) {
            role.RoleLastUsed = { LastUsedDate: now.toISOString() };
          }
          await save(document);
        }
      }
    }
    if (!isFound) {
      await this.putRole({ arn, trustPolicy }, now);
    }
  }

  /** Registers an issuer as OIDC provider for tokens of the usual audience, unless it is there. */
  async ensureProvider(issuer: string, now: Date): Promise<void> {
    const url = issuer.replace(/^https:\/\//, '');
    const folder = path.join(this.#folder, 'open-id-connect-providers');
    await mkdir(folder, { recursive: true });
    for (const name of await readdir(folder)) {
      const text = await readFile(path.join(folder, name), 'utf8');
      if (JSON.parse(text).Url.replace(/^https:\/\//, '') === url) {
        return;
      }
    }
    await replaceFile(
      path.join(folder, `${url.replace(/[^\w.-]/g, '_')}.json`),
      jsonText({
        Url: url,
        ClientIDList: ['sts.amazonaws.com'],
        ThumbprintList: [],
        CreateDate: now.toISOString(),
        Tags: [],
      }),
    );
  }

  async #put(kind: string, created: string, detail: RoleDetail): Promise<void> {
    const documents = await this.#documents(kind);
    const holder =
      documents.find(({ roles }) =>
        roles.some(({ Arn }) => Arn === detail.Arn),
      ) ??
      documents.find(({ file }) => path.basename(file) === created) ??
      this.#create(kind, created);
    const index = holder.roles.findIndex(({ Arn }) => Arn === detail.Arn);
    if (index >= 0) {
      const { RoleId, CreateDate } = holder.roles[index];
      holder.roles[index] = { ...detail, RoleId, CreateDate };
    } else {
      holder.roles.push(detail);
    }
    await save(holder);
  }

  #create(kind: string, name: string): RoleDocument {
    const roles: RoleDetail[] = [];
    return {
      file: path.join(this.#folder, name),
      content:
        kind === 'roles'
          ? { Roles: roles }
          : {
              UserDetailList: [],
              GroupDetailList: [],
              RoleDetailList: roles,
              Policies: [],
              IsTruncated: false,
            },
      roles,
    };
  }

  async #documents(kind: string): Promise<RoleDocument[]> {
    const names = (await readdir(this.#folder)).filter(
      name => name.startsWith(kind) && name.endsWith('.json'),
    );
    return Promise.all(
      names.map(async name => {
        const file = path.join(this.#folder, name);
        const content = JSON.parse(await readFile(file, 'utf8'));
        return {
          file,
          content,
          roles: content.RoleDetailList ?? content.Roles,
        };
      }),
    );
  }
}

function nameOf(arn: string): string {
  return arn.split('/').pop() ?? arn;
}

async function save({ file, content }: RoleDocument): Promise<void> {
  await replaceFile(file, jsonText(content));
}
