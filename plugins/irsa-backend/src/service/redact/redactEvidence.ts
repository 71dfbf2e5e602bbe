import { Evidence } from 'backstage-plugin-irsa-common';

/** JSON paths into a policy document. */
const POLICY_PATH = /^(AssumeRolePolicyDocument|PolicyDocument|Statement)\b/;

/** Whether the value of a piece of evidence is text of a policy document. */
export function isPolicyText({ inPolicy, path }: Evidence): boolean {
  return inPolicy === true || POLICY_PATH.test(path ?? '');
}

/** The same evidence, with the places in policy documents and without what stands there. */
export function withoutPolicyText(evidence: readonly Evidence[]): Evidence[] {
  return evidence.map(each => {
    if (!isPolicyText(each)) {
      return each;
    }
    const { value: _, ...place } = each;
    return place;
  });
}
