/**
 * Registration of changes for the nodes of exchange plans, in the transaction that writes: which data was changed since it was sent, and
 * with which message it was.
 */
import { dataError } from '../data-error.ts'
import type { AnyModelObject, InfobaseModel, ModelObject } from '../model/model.ts'
import { encodeInto } from '../store/column.ts'
import type { Bound } from '../store/engine.ts'
import type { AsyncContext, Frame } from '../store/frame.ts'
import type { Layout, TableLayout } from '../store/layout.ts'
import type { Tables } from '../store/tables.ts'
import type { Writer } from '../store/writer.ts'
import { referenceCell, uuidOfCell } from '../values/reference-cell.ts'
import { Reference, type Home } from '../values/reference.ts'
import { objectOfType } from '../values/type-of.ts'
import type { Value } from '../values/value.ts'
import { changeTable, type ChangeTable } from './change-table.ts'
import { planContents, type InContent } from './contents.ts'
import { DataExchange } from './data-exchange.ts'

/** Values of the separators of what is written, by their names. */
export type Separators = (name: string) => Value

interface Needs {
  readonly model: InfobaseModel
  readonly layout: Layout
  readonly tables: Tables
  readonly writer: Writer
  readonly home: Home
  readonly context: AsyncContext<Frame>
}

export class Registration {
  readonly #contents: ReadonlyMap<string, readonly InContent[]>
  readonly #model: InfobaseModel
  readonly #layout: Layout
  readonly #tables: Tables
  readonly #writer: Writer
  readonly #home: Home
  readonly #context: AsyncContext<Frame>

  constructor({ model, layout, tables, writer, home, context }: Needs) {
    this.#context = context
    this.#contents = planContents(model)
    this.#model = model
    this.#layout = layout
    this.#tables = tables
    this.#writer = writer
    this.#home = home
  }

  /** Whether changes of the object are registered for any plan. */
  has({ object }: TableLayout): boolean {
    return this.#contents.has(object.FullName)
  }

  /** Adds the nodes that have the object recorded by itself; costs a look into a map for objects that are in no plan. */
  fill(exchange: DataExchange, { object }: TableLayout, separators: Separators): void {
    const contents = this.#contents.get(object.FullName)
    if (contents === undefined || this.#isOff || !exchange.Recipients.AutoFill) return
    for (const { plan, isAutomatic } of contents)
      if (isAutomatic) for (const node of this.#nodesFor(plan, object, separators)) exchange.Recipients.Add(node)
  }

  /** Registers data by its keys for the recipients, but for the sender. */
  record(exchange: DataExchange, table: TableLayout, keys: readonly (readonly Value[])[]): void {
    if (!DataExchange.hasRecipients(exchange)) return
    for (const node of exchange.Recipients) if (exchange.Sender?.equals(node) !== true) this.recordFor(node, table, keys)
    if (exchange.Recipients.AutoFill) exchange.Recipients.Clear()
  }

  /** What no object asks for, such as what is deleted along with another one. */
  recordAutomatic(table: TableLayout, keys: readonly (readonly Value[])[], separators: Separators, sender?: Reference): void {
    if (this.#isOff) return
    for (const { plan, isAutomatic } of this.#contents.get(table.object.FullName) ?? [])
      if (isAutomatic)
        for (const node of this.#nodesFor(plan, table.object, separators))
          if (sender?.equals(node) !== true) this.recordFor(node, table, keys)
  }

  /** @throws DataError where the plan does not have the object */
  recordFor(node: Reference, table: TableLayout, keys: readonly (readonly Value[])[]): void {
    const start = this.#startOf(node, table)
    const changes = this.#ready(table)
    const names = ['p', 'n', 'm', ...changes.cells]
    const insert = this.#writer.statement(
      `INSERT INTO ${changes.name} (${names.join(', ')}) VALUES (?, ?, NULL${', ?'.repeat(changes.cells.length)})${again(changes)}`,
    )
    for (const key of keys) insert.run([...start, ...cellsFor(changes, key)])
  }

  /** Registers all data of the object that there is. */
  recordAll(node: Reference, table: TableLayout): void {
    const changes = this.#ready(table)
    this.#tables.ensure([table])
    const names = ['p', 'n', 'm', ...changes.cells]
    const start = 'CAST(? AS INTEGER), CAST(? AS TEXT), CAST(NULL AS INTEGER)'
    const read =
      changes.cells.length === 0
        ? `SELECT ${start} WHERE 1 = 1`
        : `SELECT DISTINCT ${start}, ${changes.cells.join(', ')} FROM ${table.name} WHERE 1 = 1`
    this.#writer
      .statement(`INSERT INTO ${changes.name} (${names.join(', ')}) ${read}${again(changes)}`)
      .run([...this.#startOf(node, table)])
  }

  /** Whether it is registered, with which message it was sent; `undefined`: it is not. */
  isRecorded(node: Reference, table: TableLayout, key?: readonly Value[]): boolean {
    const changes = changeTable(table)
    if (!this.#tables.has(changes.name)) return false
    const { where, cells } = keyed(changes, key)
    const found = this.#writer.statement(`SELECT 1 AS found FROM ${changes.name} WHERE p = ? AND n = ?${where} LIMIT 1`)
    return found.all([...this.#startOf(node, table), ...cells]).length > 0
  }

  /** Forgets changes of one object: those of a key, or all. */
  forget(node: Reference, table: TableLayout, key?: readonly Value[]): void {
    const changes = changeTable(table)
    if (!this.#tables.has(changes.name)) return
    this.#writer.touched.add(changes.name)
    const { where, cells } = keyed(changes, key)
    this.#writer.statement(`DELETE FROM ${changes.name} WHERE p = ? AND n = ?${where}`).run([...this.#startOf(node, table), ...cells])
  }

  /** Forgets what was sent with this message or an earlier one; without a number all that is registered for the node. */
  received(node: Reference, messageNo?: bigint): void {
    const start = this.#start(node)
    for (const { name } of this.#changesOf(node)) {
      this.#writer.touched.add(name)
      const until = messageNo === undefined ? '' : ' AND m <= ?'
      this.#writer
        .statement(`DELETE FROM ${name} WHERE p = ? AND n = ?${until}`)
        .run(messageNo === undefined ? start : [...start, messageNo])
    }
  }

  /** Gives what was not sent yet the number of the message. */
  stamp(node: Reference, messageNo: bigint): void {
    for (const { name } of this.#changesOf(node)) {
      this.#writer.touched.add(name)
      this.#writer.statement(`UPDATE ${name} SET m = ? WHERE p = ? AND n = ? AND m IS NULL`).run([messageNo, ...this.#start(node)])
    }
  }

  /** Tables of the plan's content that have ever had a change, in the order of the content. */
  tablesOf(node: Reference): readonly TableLayout[] {
    return this.#changesOf(node).map(({ of }) => of)
  }

  /** The nodes of a plan without the infobase itself; those of the data's area, where both are parted. */
  #nodesFor(plan: ModelObject<'ExchangePlan'>, object: AnyModelObject, separators: Separators): readonly Reference[] {
    const table = this.#layout.table(plan.FullName)!
    this.#tables.ensure([table])
    const type = table.columns[0]!.codecs[0]!.type
    const parts = table.columns.filter(({ field }) => field.role === 'separator' && object.field(field.Name) !== undefined)
    const ours = table.column('ThisNode')!
    const cells: Bound[] = [ours.codecs[0]!.encode(false)]
    for (const one of parts) encodeInto(cells, { ...one, twin: undefined }, separators(one.field.Name))
    const area = parts.map(({ name }) => ` AND ${name} = ?`).join('')
    const rows = this.#writer.statement(`SELECT c0 FROM ${table.name} WHERE ${ours.name} = ?${area} ORDER BY c0`).all(cells)
    return rows.map((row) => new Reference(type, uuidOfCell(String(row['c0'])), this.#home))
  }

  /** Tables of all objects that a plan has, whether or not they have changes. */
  contentOf(node: Reference): readonly TableLayout[] {
    return this.planOf(node).definition.Content.flatMap(({ Metadata }) => this.#layout.table(Metadata) ?? [])
  }

  /** @throws DataError for what is no node */
  planOf(node: Reference): ModelObject<'ExchangePlan'> {
    const found = this.#model.byFullName(objectOfType(node.type) ?? '')
    if (found?.kind !== 'ExchangePlan') throw dataError('not-a-node', { what: node.type })
    return found
  }

  get #isOff(): boolean {
    return this.#context.get()?.registers === false
  }

  #changesOf(node: Reference): readonly ChangeTable[] {
    return this.contentOf(node)
      .map(changeTable)
      .filter(({ name }) => this.#tables.has(name))
  }

  #start(node: Reference): readonly Bound[] {
    return [BigInt(this.#layout.numberOf(this.planOf(node).FullName)), referenceCell(node.UUID)]
  }

  #startOf(node: Reference, { object }: TableLayout): readonly Bound[] {
    const plan = this.planOf(node)
    if (this.#contents.get(object.FullName)?.some((one) => one.plan === plan) !== true)
      throw dataError('not-in-content', { object: object.FullName, plan: plan.FullName })
    return this.#start(node)
  }

  #ready(table: TableLayout): ChangeTable {
    const changes = changeTable(table)
    this.#tables.ensureNamed(changes.name, changes.create)
    this.#writer.touched.add(changes.name)
    return changes
  }
}

/** What is registered already is as though it had not been sent. */
const again = ({ cells }: ChangeTable): string => ` ON CONFLICT (${['p', 'n', ...cells].join(', ')}) DO UPDATE SET m = NULL`

function cellsFor({ key }: ChangeTable, values: readonly Value[]): readonly Bound[] {
  const cells: Bound[] = []
  for (const [at, column] of key.entries()) encodeInto(cells, { ...column, twin: undefined }, values[at])
  return cells
}

function keyed(changes: ChangeTable, key: readonly Value[] | undefined): { readonly where: string; readonly cells: readonly Bound[] } {
  if (key === undefined) return { where: '', cells: [] }
  return { where: changes.cells.map((cell) => ` AND ${cell} = ?`).join(''), cells: cellsFor(changes, key) }
}
