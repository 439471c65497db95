/** Puts together what the objects of an infobase share. */
import type { EventHandler } from '../definition/events.ts'
import { Registration } from '../exchange/registration.ts'
import type { InfobaseModel } from '../model/model.ts'
import { Reader } from '../query/reader.ts'
import { totalsOf } from '../registers/accounting/entries.ts'
import { Totals } from '../registers/totals.ts'
import { Sequences } from '../sequences/sequences.ts'
import { createLayout, type ObjectNumbers, type TableLayout } from '../store/layout.ts'
import { Tables } from '../store/tables.ts'
import { Transactions } from '../store/transactions.ts'
import { Writer } from '../store/writer.ts'
import type { Home } from '../values/reference.ts'
import { objectOfType } from '../values/type-of.ts'
import { createUUIDs, type Base } from './base.ts'
import { DocumentObject } from './item/document-object.ts'
import { readObject } from './item/item.ts'
import { presentationOf } from './item/presentation.ts'
import { StoredObject } from './item/stored-object.ts'
import { storedData } from './plain-data.ts'
import type { InfobasePorts, InfobaseSource } from './ports.ts'
import { rowsFromStart } from './predefined.ts'
import { BusinessProcessObject, TaskObject } from './process/process-object.ts'

export interface CreatedBase {
  readonly base: Base
}

/** `numbers`: those of the objects' tables in a file that was made before. */
export function createBase(
  { model, events = [] }: InfobaseSource,
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
  const layout = createLayout(model, home, numbers)
  const tables = new Tables(engine, (table) => fill(base, table, model))
  const writer = new Writer(engine, tables)
  const begin = engine.prepare('BEGIN IMMEDIATE')
  const commit = engine.prepare('COMMIT')
  const rollback = engine.prepare('ROLLBACK')
  const transactions = new Transactions(
    {
      begin: () => void begin.run([]),
      commit() {
        commit.run([])
        tables.committed()
        committed?.()
      },
      rollback() {
        rollback.run([])
        tables.rolledBack()
      },
    },
    context,
    system,
    lockTimeout,
  )
  const handlers = new Map<string, Readonly<Record<string, EventHandler>>>(events.map((one) => [`${one.of}.${one.Name}`, one.Handlers]))
  const base: Base = {
    model,
    layout,
    tables,
    writer,
    reader: new Reader(engine, layout, model, tables, storedData(layout, tables, writer)),
    totals: new Totals(tables, writer, totalsOf),
    sequences: new Sequences(model, layout, tables, writer),
    registration: new Registration({ model, layout, tables, writer, home, context }),
    transactions,
    context,
    system,
    home,
    newUUID: createUUIDs(system),
    classOf: (kind) => classes[kind] ?? StoredObject,
    events: (fullName) => handlers.get(fullName),
  }
  return { base }
}

const classes: Readonly<Record<string, unknown>> = { Document: DocumentObject, BusinessProcess: BusinessProcessObject, Task: TaskObject }

function fill(base: Base, table: TableLayout, model: InfobaseModel): void {
  for (const row of rowsFromStart(table, model)) base.writer.insert(table, row)
}
