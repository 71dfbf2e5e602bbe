import { formOf, regionOf, serviceOf } from './awsCalls.mjs';
import { READ_SECONDS } from './testEstate.mjs';

/** How a source shows each fault: its status, and what it says. */
const SHOWS = {
  kubernetes: {
    throttled: ['failed', /the answer is 429/],
    cut: ['failed', /the connection failed/],
    error500: ['failed', /the answer is 500/],
    malformed: ['failed', /the answer is not JSON/],
    forbidden: ['partial', /pods of prod-\w+ may not be listed/],
    redirect: ['failed', /redirects elsewhere \(302\), which is not followed/],
    expired: ['failed', /the answer is 410/],
    slow: ['failed', /longer than its time limit/],
  },
  aws: {
    // Either AWS's clients give up or the time is over.
    throttled: ['failed', /AWS throttles|time limit/],
    cut: ['failed', /failed for account \d+/],
    error500: ['failed', /failed for account \d+/],
    malformed: ['failed', /failed for account \d+/],
    forbidden: ['partial', /is forbidden for /],
    redirect: ['failed', /failed for account \d+/],
    expired: ['failed', /failed for account \d+/],
    slow: ['failed', /longer than its time limit/],
  },
};

/**
 * One fault for one source.
 *
 * @returns where it is made, which calls it is made for, and what the source shows then
 */
export function faultOf(estate, sourceId, how) {
  const [kind, name] = sourceId.split(':');
  if (kind === 'kubernetes') {
    const [status, says] = SHOWS.kubernetes[how];
    return {
      proxy: estate.kubernetes.get(name),
      status,
      says,
      matches: ({ url }) =>
        url.pathname === '/api/v1/pods' &&
        (how !== 'expired' || url.searchParams.has('continue')),
    };
  }
  const [status, says] = SHOWS.aws[how];
  const [account, region] = name.split('/');
  const isIt = kind === 'aws' ? isIam(how) : isEks(how, region);
  return {
    proxy: estate.aws,
    status,
    says,
    matches: call => estate.sessions.accountOf(call) === account && isIt(call),
  };
}

const isIam = how => call => {
  const form = formOf(call);
  const operation =
    how === 'forbidden'
      ? 'ListOpenIDConnectProviders'
      : 'GetAccountAuthorizationDetails';
  return (
    serviceOf(call) === 'iam' &&
    form.get('Action') === operation &&
    (how !== 'expired' || form.has('Marker'))
  );
};

const isEks = (how, region) => call =>
  serviceOf(call) === 'eks' &&
  regionOf(call) === region &&
  (how === 'forbidden'
    ? call.url.pathname.endsWith('/pod-identity-associations')
    : call.url.pathname === '/clusters');

/**
 * The faults, several at a time: sources fail one by one. Between them, each kind of source has each fault that its answers can have.
 */
export function roundsOf({ production, data, audit }) {
  const prodEuw1 = 'kubernetes:prod-euw1';
  const prodUse1 = 'kubernetes:prod-use1';
  const west = `eks:${production}/eu-west-1`;
  const east = `eks:${production}/us-east-1`;
  return [
    {
      title: 'are throttled, cut off or fail inside',
      faults: {
        [prodEuw1]: 'throttled',
        [prodUse1]: 'cut',
        [`aws:${production}`]: 'throttled',
        [`aws:${data}`]: 'cut',
        [`aws:${audit}`]: 'error500',
        [west]: 'error500',
        [east]: 'throttled',
        [`eks:${data}/eu-west-1`]: 'cut',
      },
    },
    {
      title: 'answer with nonsense, or lead elsewhere',
      faults: {
        [prodEuw1]: 'error500',
        [prodUse1]: 'malformed',
        [`aws:${production}`]: 'malformed',
        [`aws:${data}`]: 'redirect',
        [west]: 'malformed',
        [east]: 'redirect',
      },
    },
    {
      title: 'forbid one call, or forget how far they were',
      faults: {
        [prodEuw1]: 'forbidden',
        [prodUse1]: 'redirect',
        [`aws:${production}`]: 'expired',
        [`aws:${data}`]: 'forbidden',
        [west]: 'forbidden',
      },
    },
    {
      title: `are slower than the ${READ_SECONDS} seconds that a read may take`,
      faults: {
        [prodEuw1]: 'slow',
        [prodUse1]: 'expired',
        [`aws:${production}`]: 'slow',
        [west]: 'slow',
      },
    },
  ];
}
