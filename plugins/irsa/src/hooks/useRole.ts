import { useApi } from '@backstage/frontend-plugin-api';
import type { RoleDetail } from 'backstage-plugin-irsa-common';
import { useCallback } from 'react';
import { irsaApiRef } from '../api';
import { Loaded, useLoaded } from './useLoaded';

const DELAY = 60_000;
const always = () => DELAY;

/** Loads one role. */
export function useRole(
  arn: string,
): Loaded<RoleDetail> & { readonly retry: () => void } {
  const irsa = useApi(irsaApiRef);
  const load = useCallback(
    (signal: AbortSignal) => irsa.getRole(arn, { signal }),
    [irsa, arn],
  );
  return useLoaded(arn, load, always);
}
