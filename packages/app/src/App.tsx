import { createApp } from '@backstage/frontend-defaults';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { navModule } from './nav';

// Plugins are found by being dependencies of this package. The catalog is named too, since what it needs must be there even
// where discovery is switched off.
export default createApp({ features: [catalogPlugin, navModule] });
