import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity, useEntityRefLink } from '@backstage/plugin-catalog-react';
import { useLocation } from 'react-router-dom';

/** Leads to the same tab of another entity. Portals choose where the tab is, so what comes after the entity in the address tells. */
export function useTabLink(): (entityRef: string) => string {
  const entityLink = useEntityRefLink();
  const { entity } = useEntity();
  const { pathname } = useLocation();
  const own = entityLink(stringifyEntityRef(entity));
  const tab = pathname.startsWith(`${own}/`) ? pathname.slice(own.length) : '';
  return entityRef => `${entityLink(entityRef)}${tab}`;
}
