import { InputError, NotFoundError } from '@backstage/errors';
import {
  ClusterAnswer,
  evaluateTrust,
  explainTrust,
  lintTrustPolicy,
  parseRoleArn,
  parseTrustPolicy,
  previewTrustInSteps,
  ServiceAccountRef,
  trustAttempts,
  TrustEvaluateAnswer,
  TrustEvaluateRequest,
  TrustOptions,
  TrustPreview,
  TrustPreviewAnswer,
  TrustPreviewRequest,
  trustScope,
} from 'backstage-plugin-irsa-common';
import { Knex } from 'knex';
import { claimKey } from '../../database/claims';
import { findRole, FoundRole } from '../../database/findRole';
import { inSlices } from '../../resolve/inSlices';
import { decideTogether } from './decideTogether';
import { policyDocument } from './policyDocument';
import { SurroundingAccount, TrustSurroundings } from './TrustSurroundings';

/** A preview with the entities of every name, before anything is left out. */
export interface FullTrustPreview {
  readonly preview: TrustPreview;
  readonly beforeFrom: TrustPreviewAnswer['beforeFrom'];
  /** Entities that claim a service account; empty where none does. */
  entityRefsOf(serviceAccount: ServiceAccountRef): readonly string[];
}

/** Tries trust policies on what was last read, as for a reader who may see everything. */
export class TrustTools {
  readonly #knex: Knex;
  readonly #surroundings: TrustSurroundings;

  constructor(knex: Knex) {
    this.#knex = knex;
    this.#surroundings = new TrustSurroundings(knex);
  }

  /** The clusters that sources have read, by name. */
  async clusters(): Promise<ReadonlyMap<string, ClusterAnswer>> {
    return (await this.#surroundings.load()).clusterAnswers;
  }

  /** @throws NotFoundError when no source has read such a cluster. */
  async cluster(name: string): Promise<ClusterAnswer> {
    const cluster = (await this.clusters()).get(name);
    if (!cluster) {
      throw new NotFoundError(`No source has read a cluster '${name}'.`);
    }
    return cluster;
  }

  /** The role as it was last read; undefined where none was. */
  async role(arn: string): Promise<FoundRole | undefined> {
    return findRole(this.#knex, arn);
  }

  /** Entities that claim a service account; empty where none does. */
  async entityRefsOf(
    serviceAccount: ServiceAccountRef,
  ): Promise<readonly string[]> {
    const { claims } = await this.#surroundings.load();
    return claims.entityRefs.get(claimKey(serviceAccount)) ?? [];
  }

  /**
   * Looks at a policy, and lets a request or a service account ask for its role.
   *
   * @param options.asIfAbsent - takes the service account as one that does not exist, with the defaults of the webhook and of EKS.
   * @throws NotFoundError when there is no such cluster.
   */
  async evaluate(
    request: TrustEvaluateRequest,
    options: { readonly asIfAbsent?: boolean } = {},
  ): Promise<TrustEvaluateAnswer> {
    const { subject, roleArn } = request;
    const { policy, problems } = parseTrustPolicy(
      policyDocument('policy', request.policy),
    );
    const trustOptions: TrustOptions = subject
      ? await this.#optionsFor(roleArn)
      : { ...(roleArn === undefined ? {} : { roleArn }) };
    const answer: TrustEvaluateAnswer = {
      problems,
      scope: trustScope(policy, trustOptions),
      sentences: explainTrust(policy),
      findings: lintTrustPolicy(policy, trustOptions),
    };
    if (request.request) {
      const evaluation = evaluateTrust(policy, request.request);
      const { decision, reasons } = evaluation;
      return { ...answer, decision, reasons, evaluation };
    }
    if (!subject) {
      return answer;
    }
    const { clusters } = await this.#surroundings.load();
    const cluster = clusters.find(({ name }) => name === subject.cluster);
    if (!cluster) {
      throw new NotFoundError(
        `No source has read a cluster '${subject.cluster}'. GET /service-accounts lists the names of clusters.`,
      );
    }
    const isOther = (each: { namespace: string }, name: string) =>
      each.namespace !== subject.namespace || name !== subject.name;
    const attempts = trustAttempts(
      policy,
      subject,
      options.asIfAbsent
        ? {
            ...cluster,
            serviceAccounts: cluster.serviceAccounts.filter(each =>
              isOther(each, each.name),
            ),
            associations: cluster.associations.filter(each =>
              isOther(each, each.serviceAccount),
            ),
          }
        : cluster,
      roleArn,
    );
    return { ...answer, ...decideTogether(attempts, cluster), attempts };
  }

  /**
   * Compares a policy with the one before it.
   *
   * @param role - the role of the request as it was last read, where the policy before comes from there.
   * @throws InputError when a policy cannot be read.
   */
  async preview(
    request: TrustPreviewRequest,
    role?: FoundRole,
  ): Promise<FullTrustPreview> {
    const { roleArn } = request;
    const after = readable('after', request.after);
    const { before, beforeFrom } = beforeOf(request, role);
    const { clusters, claims } = await this.#surroundings.load();
    const preview = await inSlices(
      previewTrustInSteps({
        before,
        after,
        clusters,
        ...(await this.#optionsFor(roleArn)),
      }),
    );
    return {
      preview,
      beforeFrom,
      entityRefsOf: ref => claims.entityRefs.get(claimKey(ref)) ?? [],
    };
  }

  async #optionsFor(roleArn: string | undefined): Promise<TrustOptions> {
    const parsed = parseRoleArn(roleArn ?? '');
    if (!('role' in parsed)) {
      return {};
    }
    const { accounts } = await this.#surroundings.load();
    const { providers, sizeQuota }: SurroundingAccount =
      accounts.get(parsed.role.account) ?? {};
    return {
      roleArn: parsed.role.arn,
      ...(providers === undefined
        ? {}
        : {
            providers: providers.map(({ arn, clientIds }) => ({
              arn,
              clientIds: [...clientIds],
            })),
          }),
      ...(sizeQuota === undefined ? {} : { sizeQuota }),
    };
  }
}

function beforeOf(
  { before }: TrustPreviewRequest,
  role: FoundRole | undefined,
): { before: unknown; beforeFrom: TrustPreviewAnswer['beforeFrom'] } {
  if (before !== undefined) {
    return { before: readable('before', before), beforeFrom: 'request' };
  }
  if (role) {
    // What IAM has may be beyond what we read; then nobody knows who loses.
    return {
      before: parseTrustPolicy(role.trustPolicy).policy,
      beforeFrom: 'role',
    };
  }
  return { before: { Statement: [] }, beforeFrom: 'nothing' };
}

/** A policy of the request; one that cannot be read is the caller's mistake, since there is nothing to compare. */
function readable(
  field: string,
  input: TrustPreviewRequest['after'],
): NonNullable<ReturnType<typeof parseTrustPolicy>['policy']> {
  const { policy, problems } = parseTrustPolicy(policyDocument(field, input));
  if (!policy) {
    throw new InputError(
      `${field} is no policy document: ${problems
        .map(({ message, line, column }) =>
          line === undefined ? message : `${message} (${line}:${column})`,
        )
        .join(' ')}`,
    );
  }
  return policy;
}
