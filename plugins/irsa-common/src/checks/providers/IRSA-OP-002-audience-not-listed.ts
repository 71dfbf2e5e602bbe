import { CheckHit, defineCheck } from '../framework/check';
import { serviceAccountSubject } from '../subjects/refs';
import { CheckedIrsaBinding } from '../subjects/subjects';

/** A provider that does not list the audience of the tokens. */
export const audienceNotListed = defineCheck({
  id: 'IRSA-OP-002',
  title: 'OIDC provider does not list the audience of the token',
  severity: 'high',
  over: 'provider',
  what: 'The client ids of an IAM OIDC provider do not hold the audience that tokens of its cluster carry. STS answers "InvalidIdentityToken: Incorrect token audience".',
  why: 'The service accounts with that audience can become no role of the account, whatever the trust policies say.',
  howWeKnow:
    '`ClientIDList` in the answer of GetOpenIDConnectProvider against `sts.amazonaws.com`, or the annotation `<prefix>/audience` of the ServiceAccount.',
  fix: 'Add the audience to the client ids of the provider.',
  verify:
    '`aws iam get-open-id-connect-provider` lists the audience, and `aws sts get-caller-identity` in a pod answers with the role.',
  needs: [],
  subsumes: ['IRSA-OP-003'],
  appliesTo: ({ provider, irsa }) => provider !== undefined && irsa.length > 0,
  *run(subject): Iterable<CheckHit> {
    const { provider, irsa, arn, account, issuer, cluster } = subject;
    const missing = new Map<string, CheckedIrsaBinding[]>();
    for (const binding of irsa) {
      if (!provider!.clientIds.includes(binding.audience)) {
        missing.set(binding.audience, [
          ...(missing.get(binding.audience) ?? []),
          binding,
        ]);
      }
    }
    for (const [audience, bindings] of missing) {
      const refs = bindings.map(each => each.serviceAccount.ref);
      yield {
        cause: [audience],
        message: `The OIDC provider for ${
          cluster?.name ?? issuer
        } in account ${account} does not list ${audience}, the audience of ${
          refs.length
        } service account${refs.length === 1 ? '' : 's'}.`,
        evidence: [
          {
            source: arn,
            path: 'ClientIDList',
            value: provider!.clientIds.join(', ') || 'empty',
          },
        ],
        consequences: refs.map(serviceAccountSubject),
        serviceAccounts: refs,
        remedies: [
          { action: 'add-client-id', providerArn: arn, clientId: audience },
        ],
      };
    }
  },
});
