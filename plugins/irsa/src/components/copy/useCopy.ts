import { useCallback, useEffect, useState } from 'react';
import { writeToClipboard } from './writeToClipboard';

const SHOWN_FOR = 2_000;

/** What happened when a text was last copied; `idle` again after two seconds. */
export type CopyState = 'idle' | 'copied' | 'failed';

/** Copies a text to the clipboard and remembers for a moment how that went. */
export function useCopy(text: string): {
  readonly state: CopyState;
  readonly copy: () => void;
} {
  const [state, setState] = useState<CopyState>('idle');

  useEffect(() => {
    if (state === 'idle') {
      return undefined;
    }
    const timer = setTimeout(() => setState('idle'), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [state]);

  const copy = useCallback(() => {
    writeToClipboard(text).then(
      () => setState('copied'),
      () => setState('failed'),
    );
  }, [text]);

  return { state, copy };
}
