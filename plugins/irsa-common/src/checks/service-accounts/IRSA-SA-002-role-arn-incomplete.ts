import { defineCheck } from '../framework/check';
import {
  annotate,
  annotationEvidence,
  MISSES_MEANT_ROLE,
  nameOf,
  roleKey,
} from './values';

/** A role annotation that is empty or holds only a name. */
export const roleArnIncomplete = defineCheck({
  id: 'IRSA-SA-002',
  title: 'Role annotation is empty or only a name',
  severity: 'medium',
  over: 'service-account',
  what: 'The role annotation of a service account is empty, which the webhook takes for none, or holds the name of a role where the whole ARN belongs.',
  why: "With an empty annotation the pods silently fall back to the role of their node, which other workloads share; with a bare name every call to STS fails, unless the cluster's own webhook runs with `--compose-role-arn`.",
  howWeKnow:
    'The text of `metadata.annotations["<prefix>/role-arn"]` of the ServiceAccount: it is there, and does not begin with `arn:`.',
  fix: 'Put the whole ARN of the role into the annotation. An output of Terraform that is empty often comes of a module that creates nothing, for instance with `create_role` left at its default.',
  verify:
    'Restart the workload; its pods carry AWS_ROLE_ARN with the whole ARN.',
  needs: [],
  subsumes: MISSES_MEANT_ROLE,
  *run(subject) {
    const { annotation } = subject;
    if (annotation === undefined || /arn:/.test(annotation)) {
      return;
    }
    const key = roleKey(subject);
    const account = subject.cluster.cluster?.account ?? '<account>';
    const name = annotation.trim();
    const meant = `arn:aws:iam::${account}:role/${name || '<name>'}`;
    yield {
      cause: [annotation],
      explains: [subject.subject.ref, meant],
      message: name
        ? `The role annotation of ${nameOf(
            subject,
          )} is '${annotation}'; the webhook passes it on as it stands, and STS wants a whole ARN.`
        : `The role annotation of ${nameOf(
            subject,
          )} is empty, so its pods get no role of their own.`,
      evidence: [annotationEvidence(subject, key)],
      remedies: [annotate(subject, key, meant)],
    };
  },
});
