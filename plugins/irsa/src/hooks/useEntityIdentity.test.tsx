import { TestApiProvider } from '@backstage/frontend-test-utils';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { IrsaApi } from 'backstage-plugin-irsa-common';
import { PropsWithChildren } from 'react';
import { irsaApiRef } from '../api';
import { anIdentity } from '../__testUtils__/anIdentity';
import { aResponseError } from '../__testUtils__/aResponseError';
import { aSource } from '../__testUtils__/aSource';
import { useEntityIdentity } from './useEntityIdentity';

const ENTITY = {
  kind: 'Component',
  namespace: 'default',
  name: 'refund-worker',
};

function renderIdentityHook(load: IrsaApi['getEntityIdentity']) {
  const wrapper = ({ children }: PropsWithChildren) => (
    <TestApiProvider apis={[[irsaApiRef, { getEntityIdentity: load }]]}>
      {children}
    </TestApiProvider>
  );
  return renderHook(props => useEntityIdentity(props), {
    wrapper,
    initialProps: ENTITY,
  });
}

describe('useEntityIdentity', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const pass = (milliseconds: number) =>
    act(() => jest.advanceTimersByTimeAsync(milliseconds));

  it('loads again after a minute', async () => {
    const load = jest.fn().mockResolvedValue(anIdentity());
    renderIdentityHook(load);
    await pass(59_999);
    expect(load).toHaveBeenCalledTimes(1);
    await pass(1);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('loads every three seconds while a source is being read', async () => {
    const load = jest
      .fn()
      .mockResolvedValueOnce(
        anIdentity({
          sources: [
            aSource({
              run: { id: '1', startedAt: '2026-11-24T08:00:00Z', read: 10 },
            }),
          ],
        }),
      )
      .mockResolvedValue(anIdentity());
    renderIdentityHook(load);
    await pass(3_000);
    expect(load).toHaveBeenCalledTimes(2);
    await pass(3_000);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('keeps the last answer when a later load fails', async () => {
    const load = jest
      .fn()
      .mockResolvedValueOnce(anIdentity())
      .mockImplementationOnce(async () => {
        throw await aResponseError(503, 'ServiceUnavailableError');
      });
    const { result } = renderIdentityHook(load);
    await pass(60_000);
    expect(result.current.data?.status).toBe('works');
    expect(result.current.failure).toEqual({ kind: 'answered', status: 503 });
  });

  it('drops the last answer when the reader may no longer see it', async () => {
    const load = jest
      .fn()
      .mockResolvedValueOnce(anIdentity())
      .mockImplementationOnce(async () => {
        throw await aResponseError(403, 'NotAllowedError');
      });
    const { result } = renderIdentityHook(load);
    await pass(60_000);
    expect(result.current.data).toBeUndefined();
    expect(result.current.failure).toEqual({ kind: 'not-permitted' });
  });

  it('never shows one entity under the name of another', async () => {
    const load = jest
      .fn()
      .mockResolvedValueOnce(anIdentity())
      .mockReturnValue(new Promise(() => {}));
    const { result, rerender } = renderIdentityHook(load);
    await waitFor(() => expect(result.current.data).toBeDefined());
    rerender({ ...ENTITY, name: 'payments-api' });
    expect(result.current.data).toBeUndefined();
  });

  it('aborts the request when the tab is left', async () => {
    const load = jest.fn(
      (..._: Parameters<IrsaApi['getEntityIdentity']>) =>
        new Promise<never>(() => {}),
    );
    const { unmount } = renderIdentityHook(load);
    const signal = load.mock.calls[0][1]?.signal;
    expect(signal?.aborted).toBe(false);
    unmount();
    expect(signal?.aborted).toBe(true);
  });
});
