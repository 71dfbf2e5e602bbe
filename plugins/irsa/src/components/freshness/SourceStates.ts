import type { SourceState } from 'backstage-plugin-irsa-common';
import { createContext, useContext } from 'react';

const SourceStates = createContext<readonly SourceState[]>([]);

/** Hands the states of the sources to whatever shows the age of something read from them. */
export const SourceStatesProvider = SourceStates.Provider;

/** The states of the sources that the shown identity rests on. */
export function useSourceStates(): readonly SourceState[] {
  return useContext(SourceStates);
}
