import { TableFacts } from '../../database/loadFacts';
import { inSlices } from '../../resolve/inSlices';
import { Keyed, mergeInSteps, Order, sortInSteps } from './Order';

/** The rows of one version, in every order that was asked for. */
export class IndexedTable<Row> {
  readonly facts: TableFacts<Row>;
  readonly #orders = new Map<string, Promise<readonly Keyed<Row>[]>>();

  private constructor(facts: TableFacts<Row>) {
    this.facts = facts;
  }

  static of<Row>(facts: TableFacts<Row>): IndexedTable<Row> {
    return new IndexedTable(facts);
  }

  /** The rows of a later version, in the orders that were asked for here: few differ, so these are only merged in. */
  async next(
    facts: TableFacts<Row>,
    orders: readonly Order<Row>[],
  ): Promise<IndexedTable<Row>> {
    const next = new IndexedTable(facts);
    const known = new Set(this.facts.rows.values());
    const rows = new Set(facts.rows.values());
    const added = [...rows].filter(row => !known.has(row));
    for (const order of orders) {
      const before = this.#orders.get(order.name);
      if (before) {
        const kept = (await before).filter(({ row }) => rows.has(row));
        const more = await inSlices(sortInSteps(added, order));
        const merged = await inSlices(mergeInSteps(kept, more));
        next.#orders.set(order.name, Promise.resolve(merged));
      }
    }
    return next;
  }

  /** All rows in an order. */
  async inOrder(order: Order<Row>): Promise<readonly Keyed<Row>[]> {
    let sorted = this.#orders.get(order.name);
    if (!sorted) {
      sorted = inSlices(sortInSteps(this.facts.rows.values(), order));
      this.#orders.set(order.name, sorted);
    }
    return sorted;
  }
}
