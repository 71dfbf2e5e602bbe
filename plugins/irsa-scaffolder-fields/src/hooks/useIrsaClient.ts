import {
  discoveryApiRef,
  fetchApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { IrsaClient } from 'backstage-plugin-irsa-common';
import { useMemo } from 'react';

/** The API of the IRSA backend. It is asked here, so that the fields need no other frontend plugin. */
export function useIrsaClient(): IrsaClient {
  const discoveryApi = useApi(discoveryApiRef);
  const fetchApi = useApi(fetchApiRef);
  return useMemo(
    () => new IrsaClient({ discoveryApi, fetchApi }),
    [discoveryApi, fetchApi],
  );
}
