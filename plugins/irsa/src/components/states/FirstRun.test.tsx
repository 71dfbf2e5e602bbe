import { screen } from '@testing-library/react';
import type { SourcePage } from 'backstage-plugin-irsa-common';
import { aResponseError } from '../../__testUtils__/aResponseError';
import { aSource } from '../../__testUtils__/aSource';
import { renderPage } from '../../__testUtils__/renderPage';
import { setWindowWidth } from '../../__testUtils__/setWindowWidth';

const EMPTY = { items: [], totalItems: 0 };
const NOT_SET_UP: SourcePage = {
  ...EMPTY,
  resolved: true,
  setup: {
    message: 'Nothing is configured to be read.',
    paste: "irsa:\n  accounts:\n    - accountId: '111122223333'",
  },
};

beforeEach(() => setWindowWidth(1440));

const render = (
  url: string,
  sources: SourcePage,
  getReadAccess = async () => ({
    iamPolicy: '"Action": "iam:GetAccountAuthorizationDetails"',
    clusterRole: 'kind: ClusterRole',
  }),
) =>
  renderPage(url, {
    listSources: async () => sources,
    listFindings: async () => EMPTY,
    listRoles: async () => EMPTY,
    listServiceAccounts: async () => EMPTY,
    getReadAccess,
  });

const PAGES = ['/irsa/findings', '/irsa/roles', '/irsa/service-accounts'];

it.each([...PAGES, '/irsa/sources'])(
  'of a portal without configuration %s says what to add, what to allow, and how to try it with the demo',
  async url => {
    render(url, NOT_SET_UP);

    expect(
      await screen.findByRole('heading', { name: 'Nothing is read yet' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Nothing is configured to be read.'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/iam:GetAccountAuthorizationDetails/),
    ).toBeInTheDocument();
    for (const name of ['Copy full IAM policy', 'Copy ClusterRole']) {
      expect(screen.getByRole('button', { name })).toBeInTheDocument();
    }
    expect(screen.getByText(/accountId: '111122223333'/)).toBeInTheDocument();
    expect(
      screen.getByText(/directory: \.\/examples\/fleet/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('grid')).not.toBeInTheDocument();
  },
);

it('says where the policies are written where they could not be loaded', async () => {
  render('/irsa/sources', NOT_SET_UP, async () => {
    throw await aResponseError(503, 'ServiceUnavailableError');
  });

  expect(
    await screen.findByText(/They are in the documentation of the plugin/),
  ).toBeInTheDocument();
  expect(screen.getByText(/accountId: '111122223333'/)).toBeInTheDocument();
});

it.each(PAGES)(
  'of a portal whose sources wait for their first read %s says so in place of an empty list',
  async url => {
    const waiting = aSource({
      status: 'never-read',
      readAt: undefined,
      counts: {},
    });
    render(url, {
      items: [waiting, { ...waiting, id: 'kubernetes:other' }],
      totalItems: 2,
      resolved: false,
    });

    expect(
      await screen.findByText(
        /^Nothing is read yet: 2 sources wait for their first read\./,
      ),
    ).toBeInTheDocument();
  },
);
