import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  ManagedPolicyRecord,
  parseArn,
  RoleRecord,
} from 'backstage-plugin-irsa-common';
import { SourceItem } from 'backstage-plugin-irsa-node';
import {
  managedPolicyRecord,
  oidcProviderRecord,
  roleRecord,
} from '../aws/iamRecords';
import { ManagedPolicies } from '../aws/ManagedPolicies';
import { trustsServiceAccounts } from '../aws/trustsServiceAccounts';
import { asList, at } from '../shape';
import { fileProblem } from './fileProblem';
import { listFiles } from './listFiles';
import { readDocuments } from './readDocuments';
import { readMarker } from './readMarker';
import { readSessionDurations } from './readSessionDurations';

const PROVIDERS_FOLDER = 'open-id-connect-providers';

/** Reads the folder of an AWS account: what the AWS CLI printed, in files. */
export async function* readAccountFolder(
  folder: string,
  account: string,
  signal: AbortSignal,
): AsyncGenerator<SourceItem> {
  const files = await listFiles(folder);
  const details = files.filter(file =>
    /^account-authorization-details.*\.json$/.test(file),
  );
  const { durations, problems } = await readSessionDurations(folder, files);
  yield* problems;
  let partition = 'aws';
  let whole = details.length > 0;
  const policies = new ManagedPolicies();
  let allPolicies = true;
  let pagesToFollow = 0;
  let lastPages = 0;

  for (const file of details) {
    signal.throwIfAborted();
    const content = await readDocuments(join(folder, file));
    if ('problem' in content) {
      whole = false;
      yield fileProblem(file, content.problem);
      continue;
    }
    const [document] = content.documents;
    const roles = at(document, 'RoleDetailList');
    if (!Array.isArray(roles)) {
      whole = false;
      yield fileProblem(
        file,
        'it has no RoleDetailList, as aws iam get-account-authorization-details prints it',
      );
      continue;
    }
    if (at(document, 'IsTruncated') === true) {
      pagesToFollow += 1;
    } else {
      lastPages += 1;
    }
    for (const [index, detail] of roles.entries()) {
      const read = roleRecord(detail, account);
      if ('problem' in read) {
        whole = false;
        yield fileProblem(file, `RoleDetailList[${index}]: ${read.problem}`);
      } else {
        partition = parseArn(read.role.arn)?.partition ?? partition;
        yield {
          type: 'record',
          record: { kind: 'role', value: withDuration(read.role, durations) },
        };
        yield* policyItems(policies.want(read.role));
      }
    }
    for (const [index, detail] of asList(at(document, 'Policies')).entries()) {
      const read = managedPolicyRecord(detail, account);
      if ('problem' in read) {
        allPolicies = false;
        yield fileProblem(file, `Policies[${index}]: ${read.problem}`);
      } else {
        yield* policyItems(policies.take(read.policy, true));
      }
    }
  }
  if (pagesToFollow > 0 && lastPages === 0) {
    whole = false;
    yield {
      type: 'problem',
      problem: {
        message:
          'account-authorization-details*.json: every page says that more follow, and the last one is missing. Roles that are absent are unknown.',
      },
    };
  }
  if (whole) {
    yield { type: 'complete', mark: { kind: 'role', of: account } };
  }
  // An export of the roles alone names policies that it does not hold, so they were not read.
  if (whole && allPolicies && policies.missing().length === 0) {
    yield { type: 'complete', mark: { kind: 'managed-policy', of: account } };
  }

  yield* readProviders(folder, account, partition, signal);
  yield* readSummary(folder, files, account, partition);
}

/** The role with how long its sessions may last, which counts only where service accounts may become it. */
function withDuration(
  role: RoleRecord,
  durations: ReadonlyMap<string, number>,
): RoleRecord {
  const maxSessionDuration = durations.get(role.arn);
  return maxSessionDuration !== undefined &&
    trustsServiceAccounts(role.trustPolicy)
    ? { ...role, maxSessionDuration }
    : role;
}

function* policyItems(
  policies: readonly ManagedPolicyRecord[],
): Generator<SourceItem> {
  for (const value of policies) {
    yield { type: 'record', record: { kind: 'managed-policy', value } };
  }
}

async function* readProviders(
  folder: string,
  account: string,
  partition: string,
  signal: AbortSignal,
): AsyncGenerator<SourceItem> {
  const entries = await readdir(folder);
  if (!entries.includes(PROVIDERS_FOLDER)) {
    return;
  }
  let whole = true;
  for (const file of await listFiles(join(folder, PROVIDERS_FOLDER))) {
    signal.throwIfAborted();
    if (!file.endsWith('.json')) {
      continue;
    }
    const name = `${PROVIDERS_FOLDER}/${file}`;
    const content = await readDocuments(join(folder, PROVIDERS_FOLDER, file));
    const read =
      'problem' in content
        ? content
        : oidcProviderRecord(content.documents[0], account, partition);
    if ('problem' in read) {
      whole = false;
      yield fileProblem(name, read.problem);
    } else {
      yield {
        type: 'record',
        record: { kind: 'oidc-provider', value: read.provider },
      };
    }
  }
  if (whole) {
    yield { type: 'complete', mark: { kind: 'oidc-provider', of: account } };
  }
}

async function* readSummary(
  folder: string,
  files: readonly string[],
  account: string,
  partition: string,
): AsyncGenerator<SourceItem> {
  let quota: number | undefined;
  if (files.includes('account-summary.json')) {
    const content = await readDocuments(join(folder, 'account-summary.json'));
    if ('problem' in content) {
      yield fileProblem('account-summary.json', content.problem);
    } else {
      const value = at(
        content.documents[0],
        'SummaryMap',
        'AssumeRolePolicySizeQuota',
      );
      quota = typeof value === 'number' ? value : undefined;
    }
  }
  yield {
    type: 'record',
    record: {
      kind: 'account',
      value: {
        account,
        partition,
        ...(quota !== undefined ? { assumeRolePolicySizeQuota: quota } : {}),
      },
    },
  };
  const { items } = await readMarker(folder, files);
  yield* items;
}
