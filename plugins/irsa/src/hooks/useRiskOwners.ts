import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useEffect, useState } from 'react';
import type { FilterOption } from './useFilterOptions';

const MOST = 500;

/** The groups that the catalog shows, by their names; none until they are loaded, or where they cannot be: then a reference can be typed. */
export function useRiskOwners(): readonly FilterOption[] {
  const catalog = useApi(catalogApiRef);
  const [owners, setOwners] = useState<readonly FilterOption[]>([]);

  useEffect(() => {
    let isCurrent = true;
    catalog
      .queryEntities({
        filter: { kind: 'group' },
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
        orderFields: { field: 'metadata.name', order: 'asc' },
        limit: MOST,
      })
      .then(
        ({ items }) => {
          if (isCurrent) {
            setOwners(
              items.map(entity => ({
                id: stringifyEntityRef(entity),
                label: stringifyEntityRef(entity),
              })),
            );
          }
        },
        // The list is a help: any reference can be typed.
        () => isCurrent && setOwners([]),
      );
    return () => {
      isCurrent = false;
    };
  }, [catalog]);

  return owners;
}
