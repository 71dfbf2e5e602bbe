import { useApi } from '@backstage/frontend-plugin-api';
import type { TrustPreviewAnswer } from 'backstage-plugin-irsa-common';
import { useEffect, useState } from 'react';
import { irsaApiRef } from '../api';
import { failureOf, LoadFailure } from './failureOf';

const PAUSE = 400;

/** What is known of a changed trust policy. */
export interface PreviewState {
  /** The answer to the last text that could be asked about. */
  readonly answer?: TrustPreviewAnswer;
  readonly failure?: LoadFailure;
  readonly isAsking: boolean;
}

/**
 * Asks who gains and who loses a role by a changed trust policy, a moment after the last change.
 *
 * @param after - the changed policy; nothing is asked while it is absent, and the last answer stays.
 */
export function usePreview(
  roleArn: string,
  after: string | undefined,
): PreviewState {
  const irsa = useApi(irsaApiRef);
  const [state, setState] = useState<PreviewState>({ isAsking: false });

  useEffect(() => {
    if (after === undefined) {
      return undefined;
    }
    const controller = new AbortController();
    const timer = setTimeout(() => {
      setState(({ answer }) => ({ answer, isAsking: true }));
      irsa
        .previewTrust({ roleArn, after }, { signal: controller.signal })
        .then(
          answer => ({ answer, isAsking: false }),
          error => ({ failure: failureOf(error), isAsking: false }),
        )
        .then(next => {
          if (!controller.signal.aborted) {
            setState(next);
          }
        });
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [irsa, roleArn, after]);

  return state;
}
