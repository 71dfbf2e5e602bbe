import type { Hop, HopKind } from 'backstage-plugin-irsa-common';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

const PARAMETER = 'hop';
const CLOSED = 'closed';

/** Which hop of each lane is open. */
export interface OpenHops {
  /** The open hop of a lane, which is its initial one until the reader opens or closes something. */
  of(
    laneId: string,
    lane: readonly Hop[],
    initial: HopKind | undefined,
  ): HopKind | undefined;
  open(
    laneId: string,
    hop: HopKind | undefined,
    initial: HopKind | undefined,
  ): void;
}

/**
 * Keeps open hops in the URL, one `?hop=<lane>:<hop>` for each lane that differs from how it is shown at first, so that a
 * view can be sent to somebody.
 */
export function useOpenHops(): OpenHops {
  const [parameters, setParameters] = useSearchParams();
  const chosen = useMemo(
    () => new Map(parameters.getAll(PARAMETER).map(parse)),
    [parameters],
  );

  const of = useCallback<OpenHops['of']>(
    (laneId, lane, initial) => {
      const word = chosen.get(laneId);
      return word === CLOSED
        ? undefined
        : lane.find(({ hop }) => hop === word)?.hop ?? initial;
    },
    [chosen],
  );

  const open = useCallback<OpenHops['open']>(
    (laneId, hop, initial) =>
      setParameters(
        current => {
          const next = new URLSearchParams(current);
          const others = current
            .getAll(PARAMETER)
            .filter(value => parse(value)[0] !== laneId);
          next.delete(PARAMETER);
          others.forEach(value => next.append(PARAMETER, value));
          if (hop !== initial) {
            next.append(PARAMETER, `${laneId}:${hop ?? CLOSED}`);
          }
          return next;
        },
        // Opening a hop is not a step that the browser's back button should undo.
        { replace: true, preventScrollReset: true },
      ),
    [setParameters],
  );

  return useMemo(() => ({ of, open }), [of, open]);
}

function parse(value: string): [laneId: string, word: string] {
  const end = value.lastIndexOf(':');
  return [value.slice(0, end), value.slice(end + 1)];
}
