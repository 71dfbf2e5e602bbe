import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useEffect, useState } from 'react';

/** A choice of a filter. */
export interface FilterOption {
  readonly id: string;
  readonly label: string;
}

/** What the catalog offers to filter by. */
export interface CatalogFilters {
  readonly owner: readonly FilterOption[];
  readonly system: readonly FilterOption[];
  readonly lifecycle: readonly FilterOption[];
}

const FACETS = {
  owner: 'relations.ownedBy',
  system: 'relations.partOf',
  lifecycle: 'spec.lifecycle',
} as const;
const NOTHING: CatalogFilters = { owner: [], system: [], lifecycle: [] };

/** Owners, systems and lifecycles of the components that the reader may see; none of them until they are loaded, or where they cannot be. */
export function useFilterOptions(): CatalogFilters {
  const catalog = useApi(catalogApiRef);
  const [options, setOptions] = useState(NOTHING);

  useEffect(() => {
    let isCurrent = true;
    catalog
      .getEntityFacets({
        filter: { kind: 'component' },
        facets: Object.values(FACETS),
      })
      .then(
        ({ facets }) => {
          if (isCurrent) {
            setOptions({
              owner: refsOf(facets[FACETS.owner]),
              system: refsOf(facets[FACETS.system]).filter(({ id }) =>
                id.startsWith('system:'),
              ),
              lifecycle: (facets[FACETS.lifecycle] ?? []).map(({ value }) => ({
                id: value,
                label: value,
              })),
            });
          }
        },
        // Filters are a help: the list stays complete without their choices, and the URL can still name any.
        () => isCurrent && setOptions(NOTHING),
      );
    return () => {
      isCurrent = false;
    };
  }, [catalog]);

  return options;
}

function refsOf(facet: readonly { value: string }[] = []): FilterOption[] {
  return facet
    .map(({ value }) => ({ id: value, label: parseEntityRef(value).name }))
    .sort((a, b) => a.label.localeCompare(b.label));
}
