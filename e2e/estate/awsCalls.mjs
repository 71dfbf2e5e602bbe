const scopeOf = ({ headers }) =>
  /Credential=([^/]+)\/\d+\/([^/]+)\/([^/]+)\//.exec(
    headers.authorization ?? '',
  ) ?? [];

/** `iam`, `eks` or `sts`, as the signature says. */
export const serviceOf = call => scopeOf(call)[3];

/** The region of a call, as the signature says. */
export const regionOf = call => scopeOf(call)[2];

/** The form of a call to IAM or STS. */
export const formOf = call => new URLSearchParams(call.body.toString('utf8'));

/** Which account each call is made in, and what secrets were handed out for it. */
export class AwsSessions {
  #accounts = new Map();
  /** Secret keys and session tokens. */
  secrets = new Set();

  /** Sees a call with its answer. */
  observe = (call, answer) => {
    const form = formOf(call);
    if (form.get('Action') !== 'AssumeRole' || answer.status !== 200) {
      return;
    }
    const text = answer.body.toString('utf8');
    const field = name => new RegExp(`<${name}>([^<]+)<`).exec(text)[1];
    const account = form.get('RoleArn').split(':')[4];
    this.#accounts.set(field('AccessKeyId'), account);
    this.secrets.add(field('SecretAccessKey'));
    this.secrets.add(field('SessionToken'));
  };

  /** The account whose role a call is made with. */
  accountOf = call => this.#accounts.get(scopeOf(call)[1]);
}
