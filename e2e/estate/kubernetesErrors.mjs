const status = (code, reason, message, headers = {}) => ({
  status: code,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify({
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message,
    reason,
    code,
  }),
});

/** Errors of an API server, in its own words where they matter. */
export const kubernetesErrors = {
  throttled: () =>
    status(
      429,
      'TooManyRequests',
      'too many requests, please try again later',
      {
        'retry-after': '1',
      },
    ),
  // Some gateways quote what they could not pass on, with its headers.
  error500: ({ headers }) =>
    status(
      500,
      'InternalError',
      `the upstream failed for authorization: ${headers.authorization}`,
    ),
  forbidden: ({ url }) =>
    status(403, 'Forbidden', `User "reader" cannot list ${url.pathname}`),
  expired: () =>
    status(
      410,
      'Expired',
      'The provided continue parameter is too old to display a consistent list result.',
    ),
};
