import { useEffect, useState } from 'react';
import type { FilterOption } from '../../hooks/useFilterOptions';

/** Every check as a choice of a filter; none until their texts are loaded, which are kept out of the first load. */
export function useCheckOptions(): readonly FilterOption[] {
  const [options, setOptions] = useState<readonly FilterOption[]>([]);
  useEffect(() => {
    let isCurrent = true;
    import('./checkOptions').then(module => {
      if (isCurrent) {
        setOptions(module.checkOptions);
      }
    });
    return () => {
      isCurrent = false;
    };
  }, []);
  return options;
}
