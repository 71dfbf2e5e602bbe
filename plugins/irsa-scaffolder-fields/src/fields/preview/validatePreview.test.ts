import {
  ApiHolder,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createFieldValidation } from '@backstage/plugin-scaffolder-react/alpha';
import { aBackend, Backend } from '../../__testUtils__/aBackend';
import { validatePreview } from './validatePreview';

async function errorsOf(formData: Record<string, string>, backend?: Backend) {
  const { fetch } = aBackend(backend);
  const apis = new Map<string, unknown>([
    [fetchApiRef.id, { fetch }],
    [
      discoveryApiRef.id,
      { getBaseUrl: async () => 'http://localhost/api/irsa' },
    ],
  ]);
  const field = createFieldValidation();
  await validatePreview('', field, {
    apiHolder: { get: ref => apis.get(ref.id) } as ApiHolder,
    formData,
    schema: {},
  });
  return field.__errors ?? [];
}

const FORM = {
  cluster: 'prod-euw1',
  namespace: 'payments',
  serviceAccount: 'refund-api',
};

describe('validatePreview', () => {
  it('lets pass what the guard rails allow, and a form that is not filled in', async () => {
    expect(await errorsOf(FORM)).toEqual([]);
    expect(await errorsOf({})).toEqual([]);
  });

  it('stops what they refuse, with rule and remedy', async () => {
    expect(await errorsOf({ ...FORM, serviceAccount: '*' })).toEqual([
      expect.stringContaining('Name one service account.'),
    ]);
    expect(await errorsOf({ ...FORM, namespace: 'kube-system' })).toEqual([
      expect.stringContaining('No guard rails are about namespace kube-system'),
    ]);
  });

  it('stops what cannot be planned', async () => {
    expect(await errorsOf({ ...FORM, serviceAccount: 'A' })).toEqual([
      expect.stringContaining('cannot be planned'),
    ]);
  });

  it.each([403, 503])('goes on where it cannot be asked (%s)', async status => {
    expect(await errorsOf(FORM, { plan: status })).toEqual([]);
  });
});
