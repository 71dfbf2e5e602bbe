import { renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import type { IrsaApi } from 'backstage-plugin-irsa-common';
import { aBinding } from '../../__testUtils__/aBinding';
import { anIdentity } from '../../__testUtils__/anIdentity';
import { anIrsaApi } from '../../__testUtils__/anIrsaApi';
import { aResponseError } from '../../__testUtils__/aResponseError';
import { aRollUp, aRollUpComponent } from '../../__testUtils__/aRollUp';
import { REFUND_WORKER } from '../../__testUtils__/renderTab';
import { irsaApiRef } from '../../api';
import { identityEntityCard } from '../../extensions/identityEntityCard';

const renderCard = (getEntityIdentity: IrsaApi['getEntityIdentity']) =>
  renderTestApp({
    apis: [[irsaApiRef, anIrsaApi({ getEntityIdentity })]],
    extensions: [
      createTestEntityPage({ entity: REFUND_WORKER }),
      identityEntityCard,
    ],
  });

describe('the card on the overview', () => {
  it('says the verdict in one sentence, with the worst three bindings', async () => {
    renderCard(async () =>
      anIdentity({
        status: 'broken',
        sentence: 'Broken: refund-worker cannot use AWS.',
        bindings: ['a', 'b', 'c', 'd', 'e'].map(name =>
          aBinding({
            status: 'broken',
            workloads: [],
            serviceAccount: {
              cluster: 'prod-use1',
              namespace: 'payments',
              name,
            },
          }),
        ),
      }),
    );

    expect(
      await screen.findByText('Broken: refund-worker cannot use AWS.'),
    ).toBeInTheDocument();
    expect(screen.getByText('payments/c')).toBeInTheDocument();
    expect(screen.queryByText('payments/d')).not.toBeInTheDocument();
    expect(screen.getByText('and 2 more')).toBeInTheDocument();
    expect(screen.getByText(/^Read .* ago$/)).toBeInTheDocument();
  });

  it('says that it is loading, and that it could not be loaded', async () => {
    const first = renderCard(() => new Promise(() => {}));
    expect(
      await screen.findByText('Loading the AWS identity of refund-worker'),
    ).toBeInTheDocument();
    first.unmount();

    renderCard(async () => {
      throw await aResponseError(503, 'ServiceUnavailableError');
    });
    expect(
      await screen.findByText(
        'Could not load the AWS identity of refund-worker.',
      ),
    ).toBeInTheDocument();
  });

  it('is not drawn where the reader may not see it', async () => {
    const asked = jest.fn(async () => {
      throw await aResponseError(403, 'NotAllowedError');
    });
    renderCard(asked);

    await screen.findByText('Loading the AWS identity of refund-worker');
    await new Promise(resolve => {
      setTimeout(resolve, 200);
    });
    expect(asked).toHaveBeenCalled();
    expect(screen.queryByText(/AWS identity/)).not.toBeInTheDocument();
  });

  it('says of a system what its components add up to, with the worst three that have an identity', async () => {
    renderTestApp({
      apis: [
        [
          irsaApiRef,
          anIrsaApi({
            getRollUp: async () =>
              aRollUp({
                totals: {
                  broken: 5,
                  unknown: 0,
                  attention: 0,
                  works: 0,
                  none: 1,
                },
                components: [
                  ...['a', 'b', 'c', 'd', 'e'].map(name =>
                    aRollUpComponent(name, { status: 'broken' }),
                  ),
                  aRollUpComponent('f', { status: 'none' }),
                ],
              }),
          }),
        ],
      ],
      extensions: [
        createTestEntityPage({
          entity: { ...REFUND_WORKER, kind: 'System' },
        }),
        identityEntityCard,
      ],
    });

    expect(
      await screen.findByText(/^Broken: 1 of 2 components/),
    ).toBeInTheDocument();
    expect(screen.getByText('c')).toBeInTheDocument();
    expect(screen.queryByText('d')).not.toBeInTheDocument();
    expect(screen.getByText('and 2 more')).toBeInTheDocument();
  });
});
