export { TrustWorkbench } from './TrustWorkbench';
