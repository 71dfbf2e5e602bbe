import { RoleRecord } from '../model';
import {
  lintTrustPolicy,
  ParsedTrustPolicy,
  TrustLintFinding,
  TrustOptions,
  TrustRequester,
  TrustScope,
  trustScope,
} from '../trust';
import { issuerOfProvider } from '../trust/arn';
import { parseAndRead } from '../trust/parse';
import { DecidedRequest, PolicyReading } from '../trust/policyReading';
import { isOtherIssuer } from '../trust/scope/knownIssuers';
import { POD_IDENTITY_SERVICE } from '../trust/scope/mechanism';
import { EstateAccount } from './estate';
import { memoize, remember } from './memoize';

/** What the engine says of a trust policy as it stands. */
export interface JudgedTrust {
  readonly scope: TrustScope;
  /** What is wrong with the policy. */
  readonly lint: readonly TrustLintFinding[];
  /** ARNs of the OIDC providers that it names and that can stand for clusters. */
  readonly providers: readonly string[];
  /** Whether it names the service of EKS Pod Identity. */
  readonly namesPodIdentity: boolean;
}

/** How many decisions are kept for each role before all are forgotten: service accounts come and go while an account stays the same. */
const DECISIONS_OF_ROLE = 10;

/**
 * The trust policies of an account's roles, each parsed and judged once, and each question about one decided once. The answers depend on
 * the providers of the account, which are the same as long as the account is.
 */
class AccountTrust {
  readonly #account: EstateAccount;
  readonly #options: TrustOptions;
  readonly #decided = new Map<string, readonly DecidedRequest[]>();
  /** The last reading: what is asked of a policy comes together mostly, and readings are too large to keep them all. */
  #last?: { readonly document: unknown; readonly reading: PolicyReading };

  constructor(account: EstateAccount) {
    this.#account = account;
    this.#options = {
      // Unless all providers of the account were read, one that is not listed may still be there.
      ...(account.complete.has('oidc-provider')
        ? {
            providers: [...account.providers.values()].map(provider => ({
              arn: provider.arn,
              clientIds: [...provider.clientIds],
            })),
          }
        : {}),
      ...(account.account?.assumeRolePolicySizeQuota
        ? { sizeQuota: account.account.assumeRolePolicySizeQuota }
        : {}),
    };
  }

  readonly parse = remember((role: RoleRecord) => {
    const { parsed, model } = parseAndRead(role.trustPolicy);
    if (parsed.policy) {
      this.#last = {
        document: parsed.policy,
        reading: new PolicyReading(parsed.policy, model),
      };
    }
    return parsed;
  });

  readonly judge = remember((role: RoleRecord): JudgedTrust => {
    const options = { ...this.#options, roleArn: role.arn };
    const reading = this.#readingOf(role);
    return reading
      ? { ...reading.judge(options), ...principalsOf(reading) }
      : {
          scope: trustScope(undefined, options),
          lint: lintTrustPolicy(undefined, options),
          providers: [],
          namesPodIdentity: false,
        };
  });

  /** What a service account needs of a role and does not certainly get, until the first that is denied. */
  notAllowed(
    role: RoleRecord,
    requester: TrustRequester,
  ): readonly DecidedRequest[] {
    const key = JSON.stringify([role.arn, requester]);
    let decided = this.#decided.get(key);
    if (!decided) {
      decided = (
        this.#readingOf(role)?.decide(requester, role.arn) ?? []
      ).filter(({ evaluation }) => evaluation.decision !== 'allow');
      if (this.#decided.size >= DECISIONS_OF_ROLE * this.#account.roles.size) {
        this.#decided.clear();
      }
      this.#decided.set(key, decided);
    }
    return decided;
  }

  #readingOf(role: RoleRecord): PolicyReading | undefined {
    const { policy: document } = this.parse(role);
    if (document === undefined) {
      return undefined;
    }
    if (this.#last?.document !== document) {
      this.#last = { document, reading: new PolicyReading(document) };
    }
    return this.#last.reading;
  }
}

const trustIn = memoize((account: EstateAccount) => new AccountTrust(account));

/** The trust policy of a role of an account, parsed once. */
export function parsedTrustOf(
  account: EstateAccount,
  role: RoleRecord,
): ParsedTrustPolicy {
  return trustIn(account).parse(role);
}

/** What the engine says of the trust policy of a role of an account, found once. */
export function judgedTrustOf(
  account: EstateAccount,
  role: RoleRecord,
): JudgedTrust {
  return trustIn(account).judge(role);
}

/** What a service account asks of a role of an account and does not certainly get, until the first that is denied; decided once. */
export function notAllowedBy(
  account: EstateAccount,
  role: RoleRecord,
  requester: TrustRequester,
): readonly DecidedRequest[] {
  return trustIn(account).notAllowed(role, requester);
}

function principalsOf({
  model,
}: PolicyReading): Pick<JudgedTrust, 'providers' | 'namesPodIdentity'> {
  const providers = new Set<string>();
  let namesPodIdentity = false;
  for (const { principal } of model.statements) {
    for (const { type, value } of principal.values) {
      const issuer = issuerOfProvider(value);
      if (issuer !== undefined && !isOtherIssuer(issuer)) {
        providers.add(value);
      }
      namesPodIdentity ||= type === 'Service' && value === POD_IDENTITY_SERVICE;
    }
  }
  return { providers: [...providers], namesPodIdentity };
}
