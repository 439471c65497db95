/** The data that a run works on: whose rights count, which transaction is open, and the managers by their names. */
import type { DataKind } from '../../../../infobase/definition/data-kinds.ts'
import type { AnyModelObject } from '../../../../infobase/model/model.ts'
import type { Base } from '../../../../infobase/objects/base.ts'
import type { RowList } from '../../../../infobase/objects/fields/table-part.ts'
import type { Item } from '../../../../infobase/objects/item/item.ts'
import type { Column } from '../../../../infobase/store/column.ts'
import type { Extent } from '../../../../infobase/store/frame.ts'
import type { Value } from '../../../../infobase/values/value.ts'
import { BslError } from '../../../run/error.ts'
import type { BslObject } from '../../../run/object.ts'
import type { Run, RunInfobase } from '../../../run/run.ts'

/** Makes objects of the language; handed in, since they all know the data that they are of. */
export interface DataMakers {
  value(data: RunData, value: Value, column?: Column): unknown
  object(data: RunData, item: Item): BslObject
  part(data: RunData, list: RowList): BslObject
}

export class RunData {
  readonly run: Run
  readonly base: Base
  readonly #makers: DataMakers
  /** The transaction that the run began, and how many times. */
  #extent: Extent | undefined
  #depth = 0
  /** Begun inside a transaction of the platform's own, such as in a handler of an event. */
  #inner = 0

  constructor(run: Run, infobase: RunInfobase, makers: DataMakers) {
    this.run = run
    this.base = infobase.base
    this.#makers = makers
  }

  /** A value of data as the language has it; `column`: the field that it is of. */
  value(value: Value, column?: Column): unknown {
    return this.#makers.value(this, value, column)
  }

  object(item: Item): BslObject {
    return this.#makers.object(this, item)
  }

  part(list: RowList): BslObject {
    return this.#makers.part(this, list)
  }

  /** An object of the model by the folded name; `undefined` where there is none. */
  named(kind: DataKind, folded: string): AnyModelObject | undefined {
    return namesOf(this.base, kind).get(folded) as AnyModelObject | undefined
  }

  /** Does what changes data, in the transaction and the mode of the run. */
  within<T>(action: () => T): T {
    const { context } = this.base
    const frame = context.get()
    const transaction = frame?.transaction?.open === true ? frame.transaction : this.#extent
    const isFreed = this.run.privileged && (frame?.allows !== undefined || frame?.restricts !== undefined)
    if (frame?.caller === this.run && frame.transaction === transaction && !isFreed) return action()
    return context.run({ ...frame, transaction, caller: this.run, ...(isFreed && { allows: undefined, restricts: undefined }) }, action)
  }

  /** Reads at once. */
  read<T>(action: () => T): T {
    const { context, transactions } = this.base
    const frame = context.get()
    const isFreed = this.run.privileged && (frame?.allows !== undefined || frame?.restricts !== undefined)
    if (!isFreed && (this.#extent === undefined || frame?.transaction?.open === true)) return transactions.readNow(action)
    return this.within(() => transactions.readNow(action))
  }

  get #active(): Extent | undefined {
    const found = this.base.context.get()?.transaction
    return found?.open === true ? found : this.#extent
  }

  get isActive(): boolean {
    return this.#active !== undefined
  }

  async begin(): Promise<void> {
    const active = this.#active
    if (active !== undefined && active === this.#extent) this.#depth++
    else if (active !== undefined) this.#inner++
    else {
      this.#extent = await this.base.transactions.open()
      this.#depth = 1
    }
  }

  commit(): void {
    const active = this.#need()
    if (active.failed) throw new BslError('В данной транзакции уже происходили ошибки!', 'There were errors in this transaction already')
    if (active !== this.#extent) this.#inner--
    else if (--this.#depth === 0) this.#end(true)
  }

  rollback(): void {
    const active = this.#need()
    if (active !== this.#extent) {
      this.#inner--
      active.failed = true
    } else if (--this.#depth === 0) this.#end(false)
    else active.failed = true
  }

  #need(): Extent {
    const active = this.#active
    if (active === undefined || (active !== this.#extent && this.#inner === 0))
      throw new BslError('Транзакция не активна', 'The transaction is not active')
    return active
  }

  #end(commits: boolean): void {
    const extent = this.#extent!
    this.#extent = undefined
    this.#depth = 0
    this.base.transactions.close(extent, commits)
  }

  /** The end of the run: what it left open is taken back. */
  close(): void {
    if (this.#extent !== undefined) this.#end(false)
  }
}

const known = new WeakMap<object, Map<DataKind, ReadonlyMap<string, AnyModelObject>>>()

function namesOf({ model }: Base, kind: DataKind): ReadonlyMap<string, AnyModelObject> {
  let kinds = known.get(model)
  if (kinds === undefined) known.set(model, (kinds = new Map()))
  let found = kinds.get(kind)
  if (found === undefined) {
    found = new Map(model.of(kind).map((one) => [one.Name.toLowerCase(), one as AnyModelObject]))
    kinds.set(kind, found)
  }
  return found
}
