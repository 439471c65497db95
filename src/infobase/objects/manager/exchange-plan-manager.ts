/**
 * Exchange plans, as handlers call them: nodes, and the changes that are registered for them. `await
 * ExchangePlans.Обмен.RecordChanges(node, item)`; `for await (const data of ExchangePlans.Обмен.SelectChanges(node, 34)) …`.
 */
import { inRussian } from '../../../names/bilingual.ts'
import { memberNames } from '../../../names/members.ts'
import { dataError } from '../../data-error.ts'
import { equal, field, value } from '../../query/expression.ts'
import type { TableLayout } from '../../store/layout.ts'
import { Reference } from '../../values/reference.ts'
import { objectOfType } from '../../values/type-of.ts'
import type { Value } from '../../values/value.ts'
import { requireRight, tableFor, type Base } from '../base.ts'
import { changedKeys, dataOf, type ChangedData } from '../changed-data.ts'
import { DataRecord } from '../fields/record.ts'
import { RowList } from '../fields/table-part.ts'
import { Item } from '../item/item.ts'
import type { StoredObject } from '../item/stored-object.ts'
import { changedKeysOf, RecordSet } from '../register/record-set.ts'
import { restrictionOf } from '../restriction.ts'
import { ConstantManager } from './constant-manager.ts'
import { CatalogManager, ReferenceManager, type AnyFields } from './managers.ts'

/** Whose changes: one object by its reference or itself, the records of a set, a constant, all data of an object by its full name. */
export type ChangeData = Reference | Item | RecordSet | ConstantManager | string

interface Changed {
  readonly table: TableLayout
  /** All that there is where there are none. */
  readonly keys?: readonly (readonly Value[])[]
}

export class ExchangePlanManager<F extends object = AnyFields> extends CatalogManager<F> {
  readonly #base: Base

  constructor(base: Base, table: TableLayout) {
    super(base, table)
    this.#base = base
  }

  /** `СоздатьУзел`. */
  CreateNode(values: Readonly<Record<string, unknown>> = {}): StoredObject & F {
    return this.CreateItem(values)
  }

  /** `ЭтотУзел`. */
  async ThisNode(): Promise<Reference> {
    return ReferenceManager.find(this, equal(field('ThisNode'), value(true)))
  }

  /** Registers data for nodes as though it had been changed; without data all that the plan has. @throws DataError */
  async RecordChanges(nodes: Reference | readonly Reference[], data?: ChangeData): Promise<void> {
    const { registration, transactions } = this.#base
    await transactions.run(async () => {
      for (const node of listed(nodes)) {
        await this.#requireOther(node)
        for (const { table, keys } of this.#changed(node, data)) {
          if (keys === undefined) registration.recordAll(node, table)
          else registration.recordFor(node, table, keys)
        }
      }
    })
  }

  /** Forgets changes: of data, of all messages up to a number, or all of the nodes. */
  async DeleteChangeRecords(nodes: Reference | readonly Reference[], data?: ChangeData | number): Promise<void> {
    const { registration, transactions } = this.#base
    await transactions.run(() => {
      for (const node of listed(nodes)) {
        if (data === undefined || typeof data === 'number') registration.received(node, data === undefined ? data : BigInt(data))
        else
          for (const { table, keys } of this.#changed(node, data)) {
            if (keys === undefined) registration.forget(node, table)
            else for (const key of keys) registration.forget(node, table, key)
          }
      }
    })
  }

  async IsChangeRecorded(node: Reference, data: ChangeData): Promise<boolean> {
    const { registration, transactions } = this.#base
    return transactions.read(() =>
      this.#changed(node, data).some(({ table, keys }) =>
        keys === undefined ? registration.isRecorded(node, table) : keys.some((key) => registration.isRecorded(node, table, key)),
      ),
    )
  }

  /**
   * The changes that a message has: what was not sent yet gets its number; what was sent with this or an earlier one comes again until it
   * is confirmed. `filter`: full names of objects. The whole of the plan must be readable to the user.
   */
  async *SelectChanges(node: Reference, messageNo: number, filter?: readonly string[]): AsyncGenerator<ChangedData> {
    const base = this.#base
    const number = BigInt(messageNo)
    for (const { object } of base.registration.contentOf(node)) {
      requireRight(base, object, 'Read')
      if (restrictionOf(base, object, 'Read') !== undefined) throw dataError('row-restricted', { right: 'Read', object: object.FullName })
    }
    await base.transactions.run(async () => {
      await this.#requireOther(node)
      base.registration.stamp(node, number)
    })
    for await (const { table, keys } of changedKeys(base, node, number, 'unconfirmed')) {
      if (filter !== undefined && !filter.includes(table.object.FullName)) continue
      for (const key of keys) yield await base.transactions.read(() => dataOf(base, table, key))
    }
  }

  async #requireOther(node: Reference): Promise<void> {
    this.#base.registration.planOf(node)
    if (node.equals(await this.ThisNode())) throw dataError('this-node', {})
  }

  #changed(node: Reference, data: ChangeData | undefined): readonly Changed[] {
    const { layout, registration } = this.#base
    if (data === undefined) return registration.contentOf(node).map((table) => ({ table }))
    if (typeof data === 'string') return [{ table: tableFor(this.#base, data) }]
    if (data instanceof Reference) return [{ table: layout.table(objectOfType(data.type) ?? '')!, keys: [[data]] }]
    if (data instanceof Item) return [{ table: DataRecord.tableOf(data), keys: [[data.Ref]] }]
    if (data instanceof RecordSet) return [{ table: RowList.tableOf(data), keys: changedKeysOf(data) }]
    return [{ table: ConstantManager.tableOf(data), keys: [[]] }]
  }

  // The same by their Russian names.
  /** `CreateNode`. */
  declare readonly СоздатьУзел: this['CreateNode']
  /** `ThisNode`. */
  declare readonly ЭтотУзел: this['ThisNode']
}

inRussian(ExchangePlanManager, memberNames.ExchangePlanManager)

const listed = (nodes: Reference | readonly Reference[]): readonly Reference[] => (nodes instanceof Reference ? [nodes] : nodes)
