import { ListOptions } from 'backstage-plugin-irsa-common';
import { inSlices } from '../../resolve/inSlices';
import { IndexedRow } from '../index/EstateIndex';
import { Keyed } from '../index/Order';
import { KeptAnswers } from '../KeptAnswers';
import { Visibility } from '../Visibility';
import { wordMatch } from './filters';

/** Lists of one table of which the rows are kept: at most a megabyte of references each in a large estate. */
const LISTS = 60;
/** Rows that are looked at before others get a turn. */
const STEP = 1_000;

/** A question to a table. */
export interface RowQuestion<Row> {
  /** Everything that is asked for; words are looked for apart. */
  readonly query: ListOptions & { readonly q?: string };
  readonly visibility: Visibility;
  /** Says what the rows rest on. */
  readonly basis: string;
  /** All rows in the order that is asked for. */
  readonly sorted: () => Promise<readonly Keyed<Row>[]>;
  /** Whether a row may be seen and is asked for, but for words. */
  readonly isFound: (row: Row) => boolean;
}

/** The rows of a table that readers have asked for, in their order. Pages of the same list are taken from there, and words are looked for in what is found without. */
export class FoundRows<Row extends IndexedRow> {
  readonly #kept: KeptAnswers<readonly Keyed<Row>[]>;

  constructor(options: { readonly now: () => number }) {
    this.#kept = new KeptAnswers({ ...options, limit: LISTS });
  }

  /** The rows that a reader may see and asks for. */
  async of(question: RowQuestion<Row>): Promise<readonly Keyed<Row>[]> {
    const { query, visibility, basis, sorted, isFound } = question;
    const { limit: _, cursor: __, q, ...rest } = query;
    const asked = JSON.stringify(rest);
    const withoutWords = () =>
      this.#kept.get(visibility, asked, basis, async () =>
        filtered(await sorted(), isFound),
      );
    const hasWords = wordMatch(q, visibility);
    return hasWords
      ? this.#kept.get(visibility, `${asked} ${q}`, basis, async () =>
          filtered(await withoutWords(), hasWords),
        )
      : withoutWords();
  }
}

async function filtered<Row>(
  rows: readonly Keyed<Row>[],
  isFound: (row: Row) => boolean,
): Promise<readonly Keyed<Row>[]> {
  return inSlices(filterInSteps(rows, isFound));
}

function* filterInSteps<Row>(
  rows: readonly Keyed<Row>[],
  isFound: (row: Row) => boolean,
): Generator<void, Keyed<Row>[]> {
  const found: Keyed<Row>[] = [];
  for (let at = 0; at < rows.length; at++) {
    if (isFound(rows[at].row)) {
      found.push(rows[at]);
    }
    if (at % STEP === STEP - 1) {
      yield;
    }
  }
  return found;
}
