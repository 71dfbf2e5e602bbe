import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';

/** Words of a name, for languages that write them in one. */
function wordsOf(text: string): string[] {
  return text.split(/[^A-Za-z0-9]+/).filter(word => word !== '');
}

/** A name of letters and digits, each word beginning with a capital: a logical id of CloudFormation, a class. */
export function pascalName(text: string, prefix = ''): string {
  return `${prefix}${wordsOf(text)
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')}`;
}

/** A name for a file: letters, digits, dashes and underscores, and something where none of these is in the text. */
export function fileName(text: string): string {
  const name = text.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-+|-+$/g, '');
  return name === '' ? `role-${hashOf(text)}` : name;
}

const SUBDOMAIN =
  /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/**
 * A name for a Kubernetes object. Names that need a change get a hash of the original, so that two of them never become one.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */
export function objectName(text: string): string {
  if (SUBDOMAIN.test(text)) {
    return text;
  }
  const words = text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(word => word !== '');
  return [...words.join('-').slice(0, 60).split('-'), hashOf(text)]
    .filter(word => word !== '')
    .join('-');
}

/** Names for several things in one place, each different from the others. */
export function uniqueNames(
  texts: readonly string[],
  nameOf: (text: string) => string,
  separator = '_',
): string[] {
  const taken = new Set<string>();
  return texts.map(text => {
    const name = nameOf(text);
    let unique = name;
    for (let count = 2; taken.has(unique); count += 1) {
      unique = `${name}${separator}${count}`;
    }
    taken.add(unique);
    return unique;
  });
}

/** Last part of the ARN of a managed policy, its name. */
export function policyNameOf(policyArn: string): string {
  return policyArn.split('/').at(-1) ?? policyArn;
}

function hashOf(text: string): string {
  return bytesToHex(sha256(new TextEncoder().encode(text))).slice(0, 8);
}
