import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { FixTool, fixToolOf } from './fixTools';

const PARAMETER = 'fix';
const KEY = 'fixTool';

/** The tool that the reader wants fixes for: the one in the URL, else the one chosen last; absent before the first choice. */
export function useFixTool(): {
  readonly tool?: FixTool;
  readonly choose: (tool: FixTool) => void;
} {
  const storage = useApi(storageApiRef);
  const bucket = useMemo(() => storage.forBucket('plugin.irsa'), [storage]);
  const [parameters, setParameters] = useSearchParams();
  const [remembered, setRemembered] = useState<unknown>(
    () => bucket.snapshot(KEY).value,
  );

  useEffect(() => {
    const subscription = bucket
      .observe$(KEY)
      .subscribe(({ value }) => setRemembered(value));
    return () => subscription.unsubscribe();
  }, [bucket]);

  const choose = useCallback(
    (tool: FixTool) => {
      setParameters(
        current => {
          const next = new URLSearchParams(current);
          next.set(PARAMETER, tool);
          return next;
        },
        { replace: true, preventScrollReset: true },
      );
      // A choice that cannot be kept still holds on this page, since it stands in the URL.
      bucket.set(KEY, tool).catch(() => setRemembered(tool));
    },
    [bucket, setParameters],
  );

  return {
    tool: fixToolOf(parameters.get(PARAMETER)) ?? fixToolOf(remembered),
    choose,
  };
}
