import { DEFAULT_AUDIENCE } from '../../resolve/providerHop';
import { CheckHit, defineCheck } from '../framework/check';
import { annotatedRoleOf, TOKEN_VOLUME, workloadName } from './podFacts';
import { DIFFERENCE_CHECK, explainedDifferences } from './truthKeys';

/** A hand-written token volume that is not what the webhook would make. */
export const ownTokenVolume = defineCheck({
  id: 'IRSA-PD-023',
  title: 'Pod template has a token volume of its own',
  severity: 'medium',
  over: 'workload',
  what: 'The pod template projects a service account token into a volume named `aws-iam-token` itself, with another audience than the service account asks for, or another path.',
  why: 'The webhook keeps a volume of that name as it is. STS then answers "Incorrect token audience", or the file is not where AWS_WEB_IDENTITY_TOKEN_FILE says.',
  howWeKnow:
    '`spec.template.spec.volumes[?(@.name=="aws-iam-token")].projected.sources[].serviceAccountToken` of the workload against the annotation `<prefix>/audience` of its service account.',
  fix: 'Take the volume out of the pod template, and leave it to the webhook.',
  verify:
    'The audience of the volume aws-iam-token in new pods is that of the service account.',
  needs: [{ kind: 'service-account', of: 'cluster' }],
  subsumes: [DIFFERENCE_CHECK],
  appliesTo: subject => annotatedRoleOf(subject) !== undefined,
  *run(subject): Iterable<CheckHit> {
    const { workload } = subject;
    const { prefix, serviceAccount } = subject.serviceAccount!;
    const audience =
      serviceAccount.annotations[`${prefix}/audience`] ?? DEFAULT_AUDIENCE;
    const volume = workload.tokenVolumes?.find(
      each =>
        each.volume === TOKEN_VOLUME &&
        (each.audience !== audience || (each.path ?? 'token') !== 'token'),
    );
    if (!volume) {
      return;
    }
    const { kind, namespace, name } = workload;
    const has = `audience ${volume.audience ?? 'of the API server'}, path ${
      volume.path ?? 'token'
    }`;
    yield {
      cause: [volume.audience ?? '', volume.path ?? ''],
      message: `The volume ${TOKEN_VOLUME} of ${workloadName(
        subject,
      )} is written by hand with ${has}, where the webhook would take audience ${audience} and path token.`,
      evidence: [
        {
          source: `${kind} ${namespace}/${name}`,
          path: `spec.template.spec.volumes[?(@.name=="${TOKEN_VOLUME}")].projected.sources[].serviceAccountToken`,
          value: has,
        },
      ],
      explains: explainedDifferences(
        subject.subject.ref,
        'OBSERVED_OTHER_AUDIENCE',
      ),
      remedies: [
        {
          action: 'explain',
          text: `Take the volume ${TOKEN_VOLUME} and its mounts out of the pod template of ${kind} ${namespace}/${name}.`,
        },
      ],
    };
  },
});
