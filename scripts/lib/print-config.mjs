// Prints the addresses of the effective configuration as JSON. Runs in a process of its own, because the loader wants
// the Node that Backstage wants.
import { ConfigSources } from '@backstage/config-loader';

const config = await ConfigSources.toConfig(
  ConfigSources.default({ watch: false, argv: process.argv.slice(2) }),
);
process.stdout.write(
  JSON.stringify({
    appBaseUrl: config.getString('app.baseUrl'),
    backendBaseUrl: config.getString('backend.baseUrl'),
    listen: config.getOptional('backend.listen'),
  }),
);
config.close?.();
