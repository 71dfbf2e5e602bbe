import { Binding } from 'backstage-plugin-irsa-common';
import { judgedRowSet } from './judgedRows';

/** What the report knows of a binding. */
export interface BindingFacts
  extends Pick<
    Binding,
    'serviceAccount' | 'mechanism' | 'verdict' | 'roleArn'
  > {
  /** Of its role; absent when that cannot be known. */
  readonly account?: string;
  /** Entities that claim its service account. */
  readonly entityRefs: readonly string[];
  /** Ids of the sources that it rests on. */
  readonly sources: readonly string[];
  /** Ids of the findings that concern it. */
  readonly findings: readonly string[];
}

/** Every binding. */
export const bindingSet = judgedRowSet('bindings');
