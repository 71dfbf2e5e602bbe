import { ListSort } from 'backstage-plugin-irsa-common';

/** Takes the name of an order apart: `-` in front means the opposite one. */
export function sortOf<F extends string>(
  sort: ListSort<F> | undefined,
  otherwise: F,
): { readonly name: F; readonly isDescending: boolean } {
  const text: string = sort ?? otherwise;
  const isDescending = text.startsWith('-');
  return { name: (isDescending ? text.slice(1) : text) as F, isDescending };
}
