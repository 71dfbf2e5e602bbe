import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { authorizeIdentityChange } from './authorizeIdentityChange';

const USER = mockCredentials.user('user:default/ada');

const entity = (name: string, owner?: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name },
  relations: owner ? [{ type: 'ownedBy', targetRef: owner }] : [],
});

function services(
  options: {
    result?: AuthorizeResult.ALLOW | AuthorizeResult.DENY;
    hidden?: string;
  } = {},
) {
  const catalog = catalogServiceMock({
    entities: [
      entity('refunds', 'group:default/payments'),
      entity('ledger', 'group:default/finance'),
      entity('orphan'),
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Group',
        metadata: { name: 'payments' },
      },
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Group',
        metadata: { name: 'finance' },
      },
    ],
  });
  const auth = mockServices.auth();
  return {
    auth,
    permissions: mockServices.permissions({
      result: options.result ?? AuthorizeResult.ALLOW,
    }),
    userInfo: mockServices.userInfo({
      ownershipEntityRefs: ['user:default/ada', 'Group:default/Payments'],
    }),
    catalog: catalogServiceMock.mock({
      getEntityByRef: async (ref, asking) => {
        if (!asking || !('credentials' in asking)) {
          throw new Error('The catalog is asked without credentials');
        }
        return ref === options.hidden &&
          auth.isPrincipal(asking.credentials, 'user')
          ? undefined
          : catalog.getEntityByRef(ref, asking);
      },
    }),
  };
}

describe('authorizeIdentityChange', () => {
  it('lets a member of the owning group pass', async () => {
    await expect(
      authorizeIdentityChange({ entityRef: 'refunds' }, USER, services()),
    ).resolves.toEqual({
      entityRef: 'component:default/refunds',
      owner: 'group:default/payments',
    });
  });

  it('takes the given owner for an entity that is not there yet', async () => {
    await expect(
      authorizeIdentityChange(
        { entityRef: 'component:default/new', owner: 'payments' },
        USER,
        services(),
      ),
    ).resolves.toMatchObject({ owner: 'group:default/payments' });
  });

  it('does not believe a template about the owner of an entity that is there', async () => {
    await expect(
      authorizeIdentityChange(
        { entityRef: 'component:default/ledger', owner: 'payments' },
        USER,
        services(),
      ),
    ).rejects.toThrow('is owned by group:default/finance');
  });

  it('nor about one that the user does not see', async () => {
    const hidden = 'component:default/ledger';
    await expect(
      authorizeIdentityChange(
        { entityRef: hidden, owner: 'payments' },
        USER,
        services({ hidden }),
      ),
    ).rejects.toThrow('does not show you');
  });

  it.each([
    ['component:default/orphan', undefined, 'has no owner'],
    ['component:default/new', undefined, 'owner is unknown'],
    ['component:default/new', 'group:default/nobody', 'owner of component'],
    ['component:default/new', 'group:default/finance', 'do not belong'],
    ['component:default/', undefined, 'not the reference of an entity'],
  ])('refuses %s with owner %s', async (entityRef, owner, message) => {
    const asked = authorizeIdentityChange(
      { entityRef, owner },
      USER,
      services(),
    );
    await expect(asked).rejects.toThrow(message);
    await expect(asked).rejects.toMatchObject({ name: 'NotAllowedError' });
  });

  it('refuses without the permission', async () => {
    await expect(
      authorizeIdentityChange(
        { entityRef: 'refunds' },
        USER,
        services({ result: AuthorizeResult.DENY }),
      ),
    ).rejects.toThrow('irsa.role.create');
  });

  it('refuses a service', async () => {
    await expect(
      authorizeIdentityChange(
        { entityRef: 'refunds' },
        mockCredentials.service('external:job'),
        services(),
      ),
    ).rejects.toThrow('Only a user');
  });
});
