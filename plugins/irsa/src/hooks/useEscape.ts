import { RefObject, useEffect } from 'react';

/** Hears Escape anywhere inside an element; what closes something of its own with it, such as a menu, keeps it to itself. */
export function useEscape(
  ref: RefObject<HTMLElement>,
  onEscape: () => void,
): void {
  useEffect(() => {
    const element = ref.current;
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        onEscape();
      }
    };
    element?.addEventListener('keydown', listen);
    return () => element?.removeEventListener('keydown', listen);
  }, [ref, onEscape]);
}
