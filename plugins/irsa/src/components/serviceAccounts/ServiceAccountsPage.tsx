import { Frame } from '../frame/Frame';
import { ServiceAccountsList } from './ServiceAccountsList';

/** The other side: every service account with what gives its pods a role. */
export const ServiceAccountsPage = () => (
  <Frame isPage>
    <ServiceAccountsList />
  </Frame>
);
