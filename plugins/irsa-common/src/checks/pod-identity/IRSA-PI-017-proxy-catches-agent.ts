import { CheckHit, defineCheck } from '../framework/check';
import { templateEvidence, workloadName } from '../pods/podFacts';

/** A proxy that also gets the requests to the agent. */
export const proxyCatchesAgent = defineCheck({
  id: 'IRSA-PI-017',
  title: 'Proxy also gets the requests for credentials',
  severity: 'low',
  over: 'workload',
  what: 'A container sets HTTP_PROXY or HTTPS_PROXY, its NO_PROXY does not name 169.254.170.23, the address of the Pod Identity agent, and its service account has an association.',
  why: 'SDKs that heed the proxy ask it for credentials of this pod: the request fails, or another machine answers.',
  howWeKnow:
    'HTTP_PROXY, HTTPS_PROXY and NO_PROXY in `spec.template.spec.containers[].env` of the workload, and the association of its service account.',
  fix: 'Add 169.254.170.23 and [fd00:ec2::23] to NO_PROXY.',
  verify: '`aws sts get-caller-identity` in a new pod answers with the role.',
  needs: [],
  appliesTo: ({ associations }) => associations.length > 0,
  *run(subject): Iterable<CheckHit> {
    for (const container of subject.workload.containers) {
      if (container.proxy && !container.proxy.exceptAgent) {
        yield {
          cause: [container.name],
          message: `Container ${container.name} of ${workloadName(
            subject,
          )} sends its requests for credentials to a proxy.`,
          evidence: [
            templateEvidence(
              subject,
              container.name,
              'env',
              'NO_PROXY without 169.254.170.23',
            ),
          ],
          remedies: [
            {
              action: 'explain',
              text: `Add 169.254.170.23,[fd00:ec2::23] to NO_PROXY of container ${container.name}.`,
            },
          ],
        };
      }
    }
  },
});
