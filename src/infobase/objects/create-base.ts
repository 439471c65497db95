/** Puts together what the objects of an infobase share. */
import type { EventHandler } from '../definition/events.ts'
import { changeTable } from '../exchange/change-table.ts'
import { Registration } from '../exchange/registration.ts'
import type { InfobaseModel } from '../model/model.ts'
import { Reader } from '../query/reader.ts'
import { totalsOf } from '../registers/accounting/entries.ts'
import { recalculationTables } from '../registers/calculation/recalculation-table.ts'
import { Recalculations } from '../registers/calculation/recalculations.ts'
import { Totals } from '../registers/totals.ts'
import { boundaryTable } from '../sequences/boundary-table.ts'
import { Sequences } from '../sequences/sequences.ts'
import type { Borders } from '../store/borders.ts'
import type { Engine } from '../store/engine.ts'
import { InterfaceContent } from '../store/interface-content.ts'
import { createLayout, type ObjectNumbers, type TableLayout } from '../store/layout.ts'
import { Tables } from '../store/tables.ts'
import { Transactions } from '../store/transactions.ts'
import { Writer } from '../store/writer.ts'
import type { Home } from '../values/reference.ts'
import { objectOfType } from '../values/type-of.ts'
import type { Base } from './base.ts'
import { DocumentObject } from './item/document-object.ts'
import { readObject } from './item/item.ts'
import { presentationOf } from './item/presentation.ts'
import { StoredObject } from './item/stored-object.ts'
import { createUUIDs } from './new-uuids.ts'
import { storedData } from './plain-data.ts'
import type { InfobasePorts, InfobaseSource, ModuleEvents } from './ports.ts'
import { rowsFromStart } from './predefined.ts'
import { BusinessProcessObject, TaskObject } from './process/process-object.ts'

export interface CreatedBase {
  readonly base: Base
}

/** `numbers`: those of the objects' tables in a file that was made before. */
export function createBase(
  { model, events = [], moduleEvents }: InfobaseSource,
  { engine, context, system, committed, lockTimeout }: InfobasePorts,
  numbers?: ObjectNumbers,
): CreatedBase {
  const home: Home = {
    async getObject(reference) {
      const table = base.layout.table(objectOfType(reference.type) ?? '')
      return table === undefined ? undefined : base.transactions.read(() => readObject(base, table, reference.UUID))
    },
    presentation: (reference) => base.transactions.read(() => presentationOf(base, reference)),
  }
  const layout = createLayout(model, home, numbers, engine.dialect)
  const tables = new Tables(engine, (table) => fill(base, table, model))
  const writer = new Writer(engine, tables)
  const interfaceContent = new InterfaceContent(engine, tables, () => system.now())
  const transactions = new Transactions(bordersOf({ engine, tables, writer, interfaceContent }, committed), context, system, lockTimeout)
  const handlers = new Map<string, Readonly<Record<string, EventHandler>>>(events.map((one) => [`${one.of}.${one.Name}`, one.Handlers]))
  const reader = new Reader(engine, layout, model, tables, storedData(layout, tables, writer))
  const base: Base = {
    model,
    layout,
    tables,
    writer,
    reader,
    recalculations: new Recalculations(model, { layout, reader, tables, writer }),
    totals: new Totals(tables, writer, totalsOf),
    sequences: new Sequences(model, layout, tables, writer),
    registration: new Registration({ model, layout, tables, writer, home, context }),
    transactions,
    interfaceContent,
    exclusive: engine.shared?.exclusive,
    steady: engine.shared?.steady,
    context,
    system,
    home,
    newUUID: createUUIDs(system),
    classOf: (kind) => classes[kind] ?? StoredObject,
    events: (fullName) => handlers.get(fullName),
    beside: {},
    eventCall: {},
  }
  if (moduleEvents !== undefined) addModuleEvents(base, handlers, moduleEvents)
  if (engine.shared !== undefined) makeAll(base, engine)
  return { base }
}

const classes: Readonly<Record<string, unknown>> = { Document: DocumentObject, BusinessProcess: BusinessProcessObject, Task: TaskObject }

/** Handlers of modules are looked for when an object first has an event; those of TypeScript go first. */
function addModuleEvents(base: Base, handlers: Map<string, Readonly<Record<string, EventHandler>>>, moduleEvents: ModuleEvents): void {
  const known = new Set<string>()
  Object.assign(base, {
    events(fullName: string) {
      const object = known.has(fullName) ? undefined : base.model.byFullName(fullName)
      known.add(fullName)
      const found = object && moduleEvents(object, () => base)
      if (found !== undefined) handlers.set(fullName, { ...found, ...handlers.get(fullName) })
      return handlers.get(fullName)
    },
  })
}

/** Where several processes work, tables are there from the start: none is made beside a transaction of another process. */
function makeAll({ model, layout, tables, totals, interfaceContent }: Base, engine: Engine): void {
  engine.execute('BEGIN IMMEDIATE')
  interfaceContent.ensure()
  for (const { FullName } of model.objects) {
    const table = layout.table(FullName)
    if (table === undefined) continue
    tables.ensure([table, ...layout.sections(FullName)])
    for (const one of totalsOf(table)) totals.ensure(one)
    const of = model.byFullName(FullName)
    const beside =
      of?.kind === 'Sequence'
        ? [boundaryTable(table)]
        : of?.kind === 'ExchangePlan'
          ? of.definition.Content.flatMap(({ Metadata }) => layout.table(Metadata) ?? []).map(changeTable)
          : recalculationTables(table).map((one) => one.rows)
    for (const { name, create } of beside) tables.ensureNamed(name, create)
  }
  engine.execute('COMMIT')
  tables.committed()
}

/** Of transactions in this engine. */
interface Stored {
  readonly engine: Engine
  readonly tables: Tables
  readonly writer: Writer
  readonly interfaceContent: InterfaceContent
}

function bordersOf({ engine, tables, writer, interfaceContent }: Stored, committed: (() => void) | undefined): Borders {
  const { shared } = engine
  const begin = engine.prepare('BEGIN IMMEDIATE')
  const commit = engine.prepare('COMMIT')
  const rollback = engine.prepare('ROLLBACK')
  return {
    begin(seconds) {
      if (shared !== undefined) return shared.begin(seconds).then(() => tables.committed())
      begin.run([])
      // What was made before is none of what a rollback takes back.
      tables.committed()
    },
    commit() {
      commit.run([])
      tables.committed()
      committed?.()
    },
    rollback() {
      rollback.run([])
      tables.rolledBack()
      interfaceContent.forget()
    },
    ...(committed && { single: committed }),
    ...(shared !== undefined && {
      reading: (action) => shared.reading(action),
      settle: () => shared.settle(),
      inWords: (error) => writer.inWords(error),
    }),
  }
}

function fill(base: Base, table: TableLayout, model: InfobaseModel): void {
  for (const row of rowsFromStart(table, model)) base.writer.insert(table, row)
}
