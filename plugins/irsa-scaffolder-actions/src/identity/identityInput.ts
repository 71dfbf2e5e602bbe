import type { z as zod } from 'zod/v3';

type Zod = typeof zod;

/** What every action that plans an identity is told, so that a plan and what is created from it never differ. */
export const identityInput = {
  clusters: (z: Zod) =>
    z
      .array(z.string())
      .min(1)
      .describe(
        'Names of the clusters that the service runs in, as the portal shows them. The first one counts in the name of the role.',
      ),
  namespace: (z: Zod) =>
    z.string().describe('Namespace of the service account, a DNS-1123 label.'),
  serviceAccount: (z: Zod) =>
    z
      .string()
      .describe(
        'Name of the service account, a DNS-1123 subdomain. A pattern with * or ? needs guard rails that allow it, and wildcard.',
      ),
  mechanism: (z: Zod) =>
    z
      .enum(['irsa', 'pod-identity'])
      .optional()
      .describe('How pods become the role. The default is irsa.'),
  account: (z: Zod) =>
    z
      .string()
      .optional()
      .describe(
        'Account of the role, 12 digits. The default is the account of the first cluster.',
      ),
  audience: (z: Zod) =>
    z
      .string()
      .optional()
      .describe('Audience of the tokens. The default is sts.amazonaws.com.'),
  accessPacks: (z: Zod) =>
    z
      .array(
        z.object({
          pack: z.string().describe('Id of the access pack.'),
          parameters: z
            .record(z.string())
            .optional()
            .describe('Values of its parameters by their names.'),
        }),
      )
      .optional()
      .describe(
        'What the service may do, in words: read-bucket, write-bucket, consume-queue, send-to-queue, publish-to-topic, read-table, use-table, read-secret, read-parameters, and those of irsa.scaffolder.accessPacks.',
      ),
  statements: (z: Zod) =>
    z
      .array(z.record(z.any()))
      .optional()
      .describe('Statements of an identity policy, as in JSON.'),
  managedPolicies: (z: Zod) =>
    z
      .array(z.string())
      .optional()
      .describe('ARNs of managed policies to attach.'),
  tags: (z: Zod) =>
    z
      .record(z.string())
      .optional()
      .describe('Tags of the role, beside those that the action sets.'),
  wildcard: (z: Zod) =>
    z
      .object({
        reason: z.string().describe('Why a pattern is needed.'),
        expiresAt: z
          .string()
          .describe('When it ends, such as 2027-01-31T00:00:00Z.'),
      })
      .optional()
      .describe(
        'Why a pattern of service accounts is trusted, and until when.',
      ),
};

/** The same, as the handler of an action has it. */
export interface IdentityInput {
  clusters: string[];
  namespace: string;
  serviceAccount: string;
  mechanism?: 'irsa' | 'pod-identity';
  account?: string;
  audience?: string;
  accessPacks?: { pack: string; parameters?: Record<string, string> }[];
  statements?: Record<string, unknown>[];
  managedPolicies?: string[];
  tags?: Record<string, string>;
  wildcard?: { reason: string; expiresAt: string };
}
