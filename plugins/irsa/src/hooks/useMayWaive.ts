import { usePermission } from '@backstage/plugin-permission-react';
import { irsaWaiverCreatePermission } from 'backstage-plugin-irsa-common';

/** Whether the reader may accept findings, and end that. */
export function useMayWaive(): boolean {
  return usePermission({ permission: irsaWaiverCreatePermission }).allowed;
}
