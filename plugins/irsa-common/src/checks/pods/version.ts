/** Whether a version of Kubernetes such as `1.18` or `v1.18.20` comes before another. */
export function isVersionBefore(version: string, other: string): boolean {
  const numbers = (text: string) =>
    text
      .replace(/^v/, '')
      .split('.')
      .map(part => parseInt(part, 10));
  const [major = NaN, minor = NaN] = numbers(version);
  const [otherMajor, otherMinor] = numbers(other);
  return major < otherMajor || (major === otherMajor && minor < otherMinor);
}
