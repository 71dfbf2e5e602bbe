import { CheckHit, defineCheck } from '../framework/check';
import { serviceAccountSubject } from '../subjects/refs';
import { trustRemedies } from '../trust/intendedTrust';
import { READABLE_POLICY } from '../trust/lintCheck';
import { isDeadProvider } from './deadProvider';

/** A trust policy that still names the predecessor of a cluster. */
export const trustNamesOldIssuer = defineCheck({
  id: 'IRSA-TR-009',
  title: 'Trust policy still names the issuer of a former cluster',
  severity: 'high',
  over: 'role',
  what: 'The trust policy names the provider of an EKS cluster that no source knows, and service accounts of another cluster name the role without being trusted: the cluster was made anew, or blue became green. STS answers "Not authorized to perform sts:AssumeRoleWithWebIdentity".',
  why: 'Every cluster has an issuer of its own, also one that is made again under the same name. Nothing works from the new one until its statement is there.',
  howWeKnow:
    'The issuers in `Statement[].Principal.Federated` against `cluster.identity.oidc.issuer` of every cluster that was read, and the service accounts whose annotation names the role and whose provider the policy does not name.',
  fix: 'Add a statement for the new provider; when the old cluster is gone, remove its statement.',
  verify:
    '`aws sts get-caller-identity` in a pod of the new cluster answers with the role.',
  needs: [READABLE_POLICY],
  appliesTo: role => role.irsa.length > 0,
  *run(role, context): Iterable<CheckHit> {
    const dead = role.providers.filter(arn => isDeadProvider(context, arn));
    const refused = role
      .refused()
      .filter(
        ({ irsa, evaluation }) =>
          irsa && evaluation.reasons[0]?.code === 'PROVIDER_NOT_TRUSTED',
      );
    if (dead.length === 0 || refused.length === 0) {
      return;
    }
    const refs = refused.map(each => each.serviceAccount);
    const clusters = [...new Set(refs.map(ref => ref.cluster))].sort();
    yield {
      cause: [...dead].sort().concat(clusters),
      message: `The trust policy of ${
        role.arn.name
      } names a cluster that no source knows, and not ${clusters.join(
        ', ',
      )}, whose service accounts name the role.`,
      evidence: [
        {
          source: `Trust policy of ${role.arn.name}`,
          path: 'Statement[].Principal.Federated',
          value: dead.join(', '),
        },
        ...[...new Set(refused.flatMap(each => each.irsa?.issuer ?? []))].map(
          issuer => ({ source: 'Issuer that is needed', value: issuer }),
        ),
      ],
      dependsOn: [role.arn.arn],
      consequences: refs.map(serviceAccountSubject),
      serviceAccounts: refs,
      remedies: trustRemedies(
        role,
        `Add a statement for each of ${clusters.join(
          ', ',
        )} to the trust policy of ${role.arn.name}.`,
      ),
    };
  },
});
