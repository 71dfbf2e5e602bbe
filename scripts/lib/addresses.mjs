const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

export const isLoopback = url => LOOPBACK.has(new URL(url).hostname);

function portOf(url) {
  const { port, protocol } = new URL(url);
  return Number(port) || (protocol === 'https:' ? 443 : 80);
}

/** Host and port out of `backend.listen`, which is `:7007`, `host:7007` or an object. */
export function parseListen(listen) {
  if (typeof listen === 'string' || typeof listen === 'number') {
    const [, host, port] = /^(?:(.*):)?(\d+)$/.exec(String(listen)) ?? [];
    return { host: host || undefined, port: port && Number(port) };
  }
  return {
    host: listen?.host || undefined,
    port: listen?.port === undefined ? undefined : Number(listen.port),
  };
}

/** The value of an `APP_CONFIG_` variable: JSON where it can be read as such, else a text. */
function valueOf(variable) {
  try {
    return JSON.parse(variable);
  } catch {
    return variable;
  }
}

function listenPort(environment) {
  const { APP_CONFIG_backend_listen_port, APP_CONFIG_backend_listen } =
    environment;
  if (APP_CONFIG_backend_listen_port) {
    return Number(APP_CONFIG_backend_listen_port);
  }
  return APP_CONFIG_backend_listen
    ? parseListen(valueOf(APP_CONFIG_backend_listen)).port
    : undefined;
}

function localAddress(environment) {
  const address =
    environment.APP_CONFIG_app_baseUrl ??
    environment.APP_CONFIG_backend_baseUrl;
  try {
    return address && isLoopback(address) ? address : undefined;
  } catch {
    // Not a URL: the backend says so itself.
    return undefined;
  }
}

/** The port that the variables ask for, before any configuration can be read. */
export function portFromVariables(environment) {
  const address = localAddress(environment);
  return listenPort(environment) ?? (address && portOf(address));
}

/**
 * Variables to add when only one of the addresses was set by a variable: the port to listen on and the addresses that
 * browser and plugins call belong together, so the others follow as long as they are on this machine.
 */
export function followingVariables(environment) {
  const port = portFromVariables(environment);
  const {
    APP_CONFIG_app_baseUrl: app,
    APP_CONFIG_backend_baseUrl: backend,
    APP_CONFIG_backend_cors_origin: origin,
  } = environment;
  if (!port) {
    return {};
  }
  const address = localAddress(environment) ?? `http://localhost:${port}`;
  return {
    ...(!listenPort(environment) && {
      APP_CONFIG_backend_listen_port: String(port),
    }),
    ...(!app && { APP_CONFIG_app_baseUrl: backend ?? address }),
    ...(!backend && { APP_CONFIG_backend_baseUrl: app ?? address }),
    ...(!origin && { APP_CONFIG_backend_cors_origin: app ?? address }),
  };
}
