import { Remedy } from '../../model';
import {
  minimalTrust,
  MinimalTrustInput,
  TrustInputError,
  TrustPolicyTooLargeError,
} from '../../trust';
import { issuerOfProvider } from '../../trust/arn';
import { isObject } from '../../trust/json/value';
import { readStatement } from '../../trust/readStatement';
import { isOtherIssuer } from '../../trust/scope/knownIssuers';
import { POD_IDENTITY_SERVICE } from '../../resolve/podIdentityBinding';
import { CheckedRole } from '../subjects/subjects';

/**
 * The trust policy that a role should have: exactly the service accounts that are configured to use it, and whatever else it says that is
 * not about clusters. Nothing where that cannot be written down, or where nobody is configured to use it.
 */
export function intendedTrust(role: CheckedRole): string | undefined {
  const inputs = wantedInputs(role);
  if (inputs.length === 0) {
    return undefined;
  }
  const statements: unknown[] = keptStatements(role);
  for (const input of inputs) {
    const made = statementsFor(input);
    if (!made) {
      return undefined;
    }
    statements.push(...made);
  }
  return JSON.stringify(
    { Version: '2012-10-17', Statement: statements },
    null,
    2,
  );
}

/** To set the intended policy, else to change the policy as a sentence says. */
export function trustRemedies(role: CheckedRole, sentence: string): Remedy[] {
  const policy = intendedTrust(role);
  const explanation: Remedy = { action: 'explain', text: sentence };
  return policy === undefined
    ? [explanation]
    : [
        explanation,
        { action: 'set-trust-policy', roleArn: role.arn.arn, policy },
      ];
}

function wantedInputs(role: CheckedRole): MinimalTrustInput[] {
  const byProvider = new Map<string, MinimalTrustInput>();
  for (const { serviceAccount, providerArn, audience } of role.irsa) {
    if (!providerArn) {
      continue;
    }
    const key = `${providerArn} ${audience}`;
    const input = byProvider.get(key) ?? {
      mechanism: 'irsa' as const,
      subjects: [],
      providers: [providerArn],
      audience,
    };
    input.subjects.push(serviceAccount.ref);
    byProvider.set(key, input);
  }
  const byCluster = new Map<string, MinimalTrustInput>();
  for (const { association, cluster } of role.associations) {
    const arn = cluster.cluster?.arn;
    if (!arn) {
      continue;
    }
    const input = byCluster.get(arn) ?? {
      mechanism: 'pod-identity' as const,
      subjects: [],
      clusters: [arn],
    };
    input.subjects.push({
      namespace: association.namespace,
      name: association.serviceAccount,
    });
    byCluster.set(arn, input);
  }
  return [...byProvider.values(), ...byCluster.values()];
}

function statementsFor(
  input: MinimalTrustInput,
): Record<string, unknown>[] | undefined {
  try {
    return minimalTrust(input).policy.Statement;
  } catch (error) {
    if (
      error instanceof TrustInputError ||
      error instanceof TrustPolicyTooLargeError
    ) {
      return undefined;
    }
    throw error;
  }
}

/** Statements that are not about clusters: they stay as they are. */
function keptStatements(role: CheckedRole): unknown[] {
  const document = role.policy.policy;
  const statements = document ? [document.Statement].flat() : [];
  return statements.filter(statement => {
    if (!isObject(statement) || statement.Effect !== 'Allow') {
      return isObject(statement);
    }
    const { principal } = readStatement(statement, '');
    return !principal.values.some(({ type, value }) => {
      const issuer = issuerOfProvider(value);
      return (
        (type === 'Service' && value === POD_IDENTITY_SERVICE) ||
        (issuer !== undefined && !isOtherIssuer(issuer))
      );
    });
  });
}
