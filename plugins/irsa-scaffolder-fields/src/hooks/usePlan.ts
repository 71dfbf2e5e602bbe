import type {
  IdentityPlanAnswer,
  IdentityPlanRequest,
} from 'backstage-plugin-irsa-common';
import { useMemo } from 'react';
import { Answer, useAnswer } from './useAnswer';
import { useIrsaClient } from './useIrsaClient';

/** Milliseconds without a further change of the form, after which it is planned. */
const PAUSE = 400;

/** What a template would make of what its form holds; nothing is asked while the form is not filled in. */
export function usePlan(
  request: IdentityPlanRequest | undefined,
): Answer<IdentityPlanAnswer> {
  const irsa = useIrsaClient();
  const body = request && JSON.stringify(request);
  const load = useMemo(() => {
    if (body === undefined) {
      return undefined;
    }
    const asked: IdentityPlanRequest = JSON.parse(body);
    return (signal: AbortSignal) => irsa.planIdentity(asked, { signal });
  }, [irsa, body]);
  return useAnswer(load, PAUSE);
}
