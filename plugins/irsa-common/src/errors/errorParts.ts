/**
 * What stands in a message.
 *
 * @public
 */
export interface ErrorParts {
  /** Code of the error, for instance `AccessDenied`. */
  readonly errorCode?: string;
  /** ARN of the role that the message names. */
  readonly roleArn?: string;
  /** ARN of who called, as in `User: <ARN> is not authorized`. */
  readonly callerArn?: string;
  /** Name of the role whose session called, without its path. */
  readonly callerRoleName?: string;
  /** Name of the session that called. */
  readonly sessionName?: string;
  /** The action that was refused, for instance `s3:GetObject`. */
  readonly action?: string;
  /** The resource that the action was for. */
  readonly resource?: string;
  /** The account that the message is about, twelve digits: of the role, else of the caller. */
  readonly account?: string;
  /** The issuer of the token, with `https://` where the message has it. */
  readonly issuer?: string;
  /** The region that an address or the issuer names. */
  readonly region?: string;
  /** The Kubernetes service account. */
  readonly serviceAccount?: {
    readonly namespace: string;
    readonly name: string;
  };
  /** Id of the request, as AWS support asks for it. */
  readonly requestId?: string;
}

// Every repetition has an upper limit, so that the time grows with the length of the text and nothing else.
const ROLE = /arn:aws[a-z-]{0,16}:iam::(\d{12}):role\/([\w+=,.@/-]{1,576})/i;
const SESSION =
  /arn:aws[a-z-]{0,16}:sts::(\d{12}):assumed-role\/([\w+=,.@-]{1,64})\/([\w+=,.@-]{1,64})/i;
const CALLER =
  /user:?\s{0,8}["'`]{0,2}(arn:aws[a-z-]{0,16}:(?:iam|sts)::\d{12}:[\w+=,.@/-]{1,640})/i;
const ACTION =
  /perform:?\s{0,8}["'`]{0,2}([a-z][a-z0-9-]{1,39}:[a-z][a-z0-9]{1,79})/i;
const RESOURCE =
  /on (?:the )?resource:?\s{0,8}["'`]{0,2}(arn:[^\s"'`<>]{1,2048})/i;
const ISSUER =
  /your account for\s{0,8}["'`]{0,2}((?:https:\/\/)?[^\s"'`<>,;]{1,255})/i;
const EKS_ISSUER =
  /(?:https:\/\/)?oidc[.-]eks\.[a-z0-9-]{1,30}\.[a-z.]{1,30}\/id\/[0-9a-z]{1,64}/i;
const REGION = /\.([a-z]{2}(?:-[a-z]{2,10}){1,3}-\d)\.(?:amazonaws|api\.aws)/i;
const SUBJECT = /system:serviceaccount:([a-z0-9-]{1,63}):([a-z0-9.-]{1,253})/i;
const LOOKED_UP =
  /service account ["'`]{0,2}([a-z0-9-]{1,63})\/([a-z0-9.-]{1,253})/i;
const REQUEST_ID =
  /request[ _-]?id["'`]{0,2}\s{0,4}[:=>]?\s{0,4}["'`]{0,2}([0-9a-z-]{8,64})/gi;
const ERROR_CODE =
  /\b(?:Access_?Denied(?:Exception)?|InvalidIdentityToken(?:Exception)?|ExpiredToken(?:Exception)?|ValidationError|IDPCommunicationError|InvalidClientTokenId|UnrecognizedClientException|InvalidAccessKeyId|SignatureDoesNotMatch|PackedPolicyTooLarge(?:Exception)?|RegionDisabledException|ResourceInUseException|ResourceNotFoundException|InvalidParameterException|MalformedPolicyDocument|LimitExceeded(?:Exception)?|Throttling(?:Exception)?|UnauthorizedOperation)\b/i;

/** Finds in a text what it names; each part is the first of its kind. */
export function errorParts(text: string): ErrorParts {
  const session = SESSION.exec(text);
  const role = ROLE.exec(text);
  const caller = CALLER.exec(text)?.[1] ?? session?.[0];
  const subject = SUBJECT.exec(text) ?? LOOKED_UP.exec(text);
  const issuer = ISSUER.exec(text)?.[1] ?? EKS_ISSUER.exec(text)?.[0];
  return withoutAbsent({
    errorCode: ERROR_CODE.exec(text)?.[0],
    roleArn: role && withoutStop(role[0]),
    callerArn: caller && withoutStop(caller),
    callerRoleName: session?.[2],
    sessionName: session && withoutStop(session[3]),
    action: ACTION.exec(text)?.[1],
    resource: resourceOf(text),
    account: role?.[1] ?? session?.[1],
    issuer: issuer && withoutStop(issuer),
    region: REGION.exec(text)?.[1],
    serviceAccount: subject
      ? {
          namespace: subject[1].toLowerCase(),
          name: withoutStop(subject[2]).toLowerCase(),
        }
      : undefined,
    requestId: requestIdOf(text),
  });
}

function resourceOf(text: string): string | undefined {
  const resource = RESOURCE.exec(text)?.[1];
  return resource && withoutStop(resource);
}

function requestIdOf(text: string): string | undefined {
  for (const [, id] of text.matchAll(REQUEST_ID)) {
    // Words such as `identifier` begin like an id.
    if (/\d/.test(id)) {
      return id;
    }
  }
  return undefined;
}

/** Without the punctuation of the sentence or list that it stands in. */
function withoutStop(text: string): string {
  let end = text.length;
  while (end > 0 && '.,;:)]}'.includes(text[end - 1])) {
    end -= 1;
  }
  return text.slice(0, end);
}

type Maybe<T> = { [K in keyof T]: T[K] | null | undefined | '' };

function withoutAbsent(parts: Maybe<ErrorParts>): ErrorParts {
  return Object.fromEntries(
    Object.entries(parts).filter(([, value]) => Boolean(value)),
  );
}
