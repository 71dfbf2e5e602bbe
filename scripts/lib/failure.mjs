import { root } from './paths.mjs';

/** A failure that a person can act on: one sentence of what is wrong, one of what to do. */
export class Failure extends Error {
  constructor(message, { remedy, details, log, cause } = {}) {
    super(message, { cause });
    this.name = 'Failure';
    this.remedy = remedy;
    this.details = details;
    this.log = log;
  }

  /** What is shown for it, as lines. */
  get lines() {
    const lines = [];
    if (this.details) {
      lines.push(...this.details);
    }
    lines.push([this.message, this.remedy].filter(Boolean).join(' '));
    if (this.log) {
      lines.push(`The full output is in ${this.log}.`);
    }
    return lines;
  }
}

export const diskFull = () =>
  new Failure('The disk is full.', {
    remedy: `Free about 4 GB where ${root} lies and where your home directory lies (the packages and their cache), then run the same command again.`,
  });

export const notWritable = where =>
  new Failure(`${where} cannot be written to.`, {
    remedy:
      'Give your user write permission there, or clone the repository into a folder of your own, then run the same command again.',
  });

/** The failure behind an error of the operating system, or undefined when it is none that a person can act on. */
export function explainSystemError(error) {
  switch (error?.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull();
    case 'EACCES':
    case 'EROFS':
    case 'EPERM':
      return notWritable(error.path ?? root);
    case 'EMFILE':
    case 'ENFILE':
      return new Failure('The limit of open files is reached.', {
        remedy:
          'Raise it with `ulimit -n 8192`, then run the same command again.',
      });
    default:
      return undefined;
  }
}

const NETWORK =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ENETDOWN|socket hang up)\b/;
const CERTIFICATE =
  /unable to (?:get local issuer|verify the first) certificate|self[- ]signed certificate|UNABLE_TO_GET_ISSUER_CERT|DEPTH_ZERO_SELF_SIGNED_CERT/i;

/**
 * The failure that the output of a program tells of, or undefined when it is none of the known ones. What npm and Yarn
 * say is read only for programs that ask the package registry: in the output of others the same words mean other things.
 */
export function explainOutput(text, { registry = false } = {}) {
  if (/\b(ENOSPC|EDQUOT)\b|no space left on device|disk is full/i.test(text)) {
    return diskFull();
  }
  const denied = /\b(EACCES|EROFS|EPERM)\b[^\n]*?'([^'\n]+)'/.exec(text);
  if (denied) {
    return notWritable(denied[2]);
  }
  return registry ? explainRegistry(text) : undefined;
}

function explainRegistry(text) {
  if (/YN0028|lockfile would have been modified/.test(text)) {
    return new Failure('yarn.lock does not match the package.json files.', {
      remedy:
        'Run `yarn install` and commit the yarn.lock that it writes, or undo the change, then run the same command again.',
    });
  }
  if (CERTIFICATE.test(text)) {
    return new Failure(
      'The certificate of the package registry is not trusted here.',
      {
        remedy:
          'Name the file with your certificate authority: `npm config set cafile <file>`, or NODE_EXTRA_CA_CERTS=<file>; then run the same command again.',
      },
    );
  }
  const network = NETWORK.exec(text);
  if (network) {
    return new Failure(
      `The package registry could not be reached (${network[1]}).`,
      {
        remedy:
          'Check the network and, behind a proxy, HTTPS_PROXY; `npm config get registry` shows which registry is asked. Then run the same command again.',
      },
    );
  }
  if (/YN0041|\bE401\b|\bE403\b|Invalid authentication/.test(text)) {
    return new Failure('The package registry refused access.', {
      remedy:
        'Log in to it, or give Yarn its token with YARN_NPM_AUTH_TOKEN, then run the same command again.',
    });
  }
  return undefined;
}
