import { useEffect, useRef, useState } from 'react';
import type { TrustParseProblem } from 'backstage-plugin-irsa-common';
import { PolicyReading, readPolicyInSteps } from '../trust/policyReading';

/** A pause in typing after which the text is judged. */
const PAUSE = 200;
const LONGEST_PAUSE = 2_000;

/** What is known of the text in the field. */
export interface PolicyState {
  /** The last text that could be read. */
  readonly reading?: PolicyReading;
  /** Why the text cannot be read now; the reading is then the one of a text before. */
  readonly problem?: TrustParseProblem;
  /** Whether the text is newer than what is said about it. */
  readonly isPending: boolean;
}

/**
 * Judges a text while it is typed: after a pause and with breaks in between, so that keys are taken at once. The pause grows
 * with the time that the text before took, because a policy of many wildcards may need a second.
 */
export function usePolicyAnswer(
  text: string,
  roleArn: string | undefined,
): PolicyState {
  const [state, setState] = useState<PolicyState>({ isPending: false });
  const lastDuration = useRef(0);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let spent = 0;
    const steps = readPolicyInSteps(text, roleArn ? { roleArn } : {});

    const run = () => {
      const started = performance.now();
      const { value: answer, done } = steps.next();
      spent += performance.now() - started;
      if (done || answer) {
        lastDuration.current = spent;
      }
      if (answer?.kind === 'empty') {
        setState({ isPending: false });
      } else if (answer?.kind === 'unreadable') {
        setState(({ reading }) => ({
          reading,
          problem: answer.problem,
          isPending: false,
        }));
      } else if (answer) {
        setState({ reading: answer.reading, isPending: false });
      } else if (!done) {
        timer = setTimeout(run, 0);
      }
    };

    setState(before => ({ ...before, isPending: true }));
    timer = setTimeout(
      run,
      Math.min(Math.max(PAUSE, 2 * lastDuration.current), LONGEST_PAUSE),
    );
    return () => clearTimeout(timer);
  }, [text, roleArn]);

  return state;
}
