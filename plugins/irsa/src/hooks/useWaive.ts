import { useApi } from '@backstage/frontend-plugin-api';
import type { WaiverRequest } from 'backstage-plugin-irsa-common';
import { useCallback, useState } from 'react';
import { irsaApiRef } from '../api';
import { messageOf } from '../format/messageOf';
import { tellChange } from './useChanges';

/** Accepts findings, and ends that. What is shown of them is loaded again after each. */
export function useWaive(): {
  /** Answers true when it was done. */
  readonly waive: (request: WaiverRequest) => Promise<boolean>;
  readonly end: (waiverId: string) => Promise<boolean>;
  readonly isSaving: boolean;
  /** Why the last one failed. */
  readonly problem?: string;
} {
  const irsa = useApi(irsaApiRef);
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string>();

  const run = useCallback(async (write: () => Promise<unknown>) => {
    setSaving(true);
    setProblem(undefined);
    try {
      await write();
      tellChange();
      return true;
    } catch (error) {
      setProblem(messageOf(error));
      return false;
    } finally {
      setSaving(false);
    }
  }, []);

  return {
    waive: useCallback(
      request => run(() => irsa.createWaiver(request)),
      [irsa, run],
    ),
    end: useCallback(id => run(() => irsa.endWaiver(id)), [irsa, run]),
    isSaving,
    problem,
  };
}
