/** Findings as the README of the demo names them, in their order: `<check> <subject>`, the subject by its reference. */
export function named(findings) {
  return findings
    .map(({ checkId, subject }) => `${checkId} ${subject.ref ?? subject}`)
    .sort();
}
