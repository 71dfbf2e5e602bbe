export { ServiceAccountsPage } from './ServiceAccountsPage';
