import { useApi } from '@backstage/frontend-plugin-api';
import type { RoleListOptions, RolePage } from 'backstage-plugin-irsa-common';
import { useCallback } from 'react';
import { irsaApiRef } from '../api';
import { Loaded, useLoaded } from './useLoaded';

const DELAY = 60_000;
const MOST = 5;
const always = () => DELAY;

/** Loads the roles that most service accounts can become. */
export function useWidestRoles(
  filters: Readonly<Record<string, readonly string[] | undefined>>,
): Loaded<RolePage> & { readonly retry: () => void } {
  const irsa = useApi(irsaApiRef);
  const key = JSON.stringify(filters);
  const load = useCallback(
    (signal: AbortSignal) => {
      const options: RoleListOptions = JSON.parse(key);
      return irsa.listRoles({ ...options, sort: 'can', limit: MOST, signal });
    },
    [irsa, key],
  );
  return useLoaded(key, load, always);
}
