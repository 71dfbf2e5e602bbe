import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizationServices } from '../authorize/authorizeIdentityChange';

const entity = (kind: string, name: string, owner?: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name },
  relations: owner ? [{ type: 'ownedBy', targetRef: owner }] : [],
});

/** Everything is permitted to ada, who belongs to group payments, which owns refund-worker and ledger. */
export function authorization(): AuthorizationServices {
  return {
    auth: mockServices.auth(),
    permissions: mockServices.permissions(),
    userInfo: mockServices.userInfo({
      ownershipEntityRefs: ['user:default/ada', 'group:default/payments'],
    }),
    catalog: catalogServiceMock({
      entities: [
        entity('Component', 'refund-worker', 'group:default/payments'),
        entity('Component', 'ledger', 'group:default/payments'),
        entity('Component', 'foreign', 'group:default/finance'),
        entity('Group', 'payments'),
        entity('Group', 'finance'),
      ],
    }),
  };
}
