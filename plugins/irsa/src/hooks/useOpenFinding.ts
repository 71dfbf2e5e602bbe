import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

const PARAMETER = 'finding';

/** Which finding is open, kept in the URL as `?finding=<id>` so that it can be sent to somebody. */
export function useOpenFinding(): {
  readonly openId?: string;
  readonly open: (id: string | undefined) => void;
} {
  const [parameters, setParameters] = useSearchParams();

  const open = useCallback(
    (id: string | undefined) =>
      setParameters(
        current => {
          const next = new URLSearchParams(current);
          if (id === undefined) {
            next.delete(PARAMETER);
          } else {
            next.set(PARAMETER, id);
          }
          return next;
        },
        // Looking into a finding is not a step that the browser's back button should undo.
        { replace: true, preventScrollReset: true },
      ),
    [setParameters],
  );

  return { openId: parameters.get(PARAMETER) ?? undefined, open };
}
