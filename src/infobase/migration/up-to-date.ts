/**
 * Brings a data file up to the configuration that it is opened with: at once where nothing is lost, by the setting where something would
 * be. All of it is one transaction, so a failure leaves the file as it was, and of two processes the second finds it done.
 */
import { dataError } from '../data-error.ts'
import type { InfobaseModel } from '../model/model.ts'
import { recalculationTables } from '../registers/calculation/recalculation-table.ts'
import type { Engine } from '../store/engine.ts'
import {
  hashOfDefinitions,
  hashOfModel,
  isOfOldForm,
  keptModelOf,
  readKept,
  writeKept,
  type KeptModel,
  type OnChange,
} from '../store/kept-model.ts'
import { createLayout, numbersOf, type ObjectNumbers } from '../store/layout.ts'
import { differencesText, isLoss, type Difference } from './difference.ts'
import { migrate } from './migrate.ts'
import { moveReferences } from './old-references.ts'
import { numbersAfter, pairsOf } from './pairs.ts'

export interface UpToDateOptions {
  /** The name of the file, for messages. */
  readonly file: string
  /** `refuse`: the file is left as it is; `migrate`: what does not fit is lost; `recreate`: all data goes. */
  readonly onChange: OnChange
  /** Keeps a copy of the file as it is, and gives its name; called before something is lost. */
  readonly keepCopy?: (() => string | undefined) | undefined
  /** Whether no other process works with the data; nothing is changed under one. */
  readonly isAlone?: (() => boolean) | undefined
}

export interface UpToDate {
  readonly numbers: ObjectNumbers
  readonly differences: readonly Difference[]
  /** Where the file as it was is kept. */
  readonly copy?: string | undefined
}

/** @throws DataError `would-be-lost`, `does-not-fit`, `file-of-another`, `database-in-use` */
export function bringUpToDate(engine: Engine, model: InfobaseModel, options: UpToDateOptions): UpToDate {
  const kept = readKept(engine)
  if (kept?.hash === hashOfModel(model)) return { numbers: kept.numbers, differences: [] }
  if (kept !== undefined && options.isAlone?.() === false) throw dataError('database-in-use', { database: options.file })
  const first = attempt(engine, model, options, false)
  if (!first.isTakenBack) return first
  const copy = options.keepCopy?.()
  return { ...attempt(engine, model, options, true), copy }
}

/** What a change would do with the data; nothing is done. */
export function differencesFor(engine: Engine, model: InfobaseModel, file: string): readonly Difference[] {
  const kept = readKept(engine)
  if (kept === undefined || kept.hash === hashOfModel(model)) return []
  engine.execute('BEGIN IMMEDIATE')
  try {
    return migrated(engine, model, kept, file).differences
  } finally {
    engine.execute('ROLLBACK')
  }
}

interface Attempt extends UpToDate {
  /** Something is lost, and a copy is to be kept first. */
  readonly isTakenBack: boolean
}

function attempt(engine: Engine, model: InfobaseModel, options: UpToDateOptions, isCopied: boolean): Attempt {
  engine.execute('BEGIN IMMEDIATE')
  try {
    const made = changed(engine, model, options, isCopied)
    engine.execute(made.isTakenBack ? 'ROLLBACK' : 'COMMIT')
    return made
  } catch (error) {
    engine.execute('ROLLBACK')
    throw error
  }
}

function changed(engine: Engine, model: InfobaseModel, { file, onChange, keepCopy }: UpToDateOptions, isCopied: boolean): Attempt {
  // Whoever came second has waited for the first, and finds its work done. A write takes the lock on every engine.
  engine.execute("UPDATE _model SET shape = shape WHERE name = ''")
  const kept = readKept(engine)
  if (kept?.hash === hashOfModel(model)) return { numbers: kept.numbers, differences: [], isTakenBack: false }
  if (kept === undefined) return { ...written(engine, model, numbersOf(model)), differences: [], isTakenBack: false }
  const { numbers, differences } = migrated(engine, model, kept, file)
  const lost = differences.filter(isLoss)
  const impossible = lost.filter((one) => one.effect === 'impossible')
  if (impossible.length > 0 && onChange !== 'recreate') throw dataError('does-not-fit', { file, difference: differencesText(impossible) })
  if (lost.length > 0 && onChange === 'refuse') throw dataError('would-be-lost', { file, difference: differencesText(lost) })
  if (lost.length > 0 && !isCopied && keepCopy !== undefined) return { numbers, differences, isTakenBack: true }
  if (onChange !== 'recreate' || differences.length === 0) return { ...written(engine, model, numbers), differences, isTakenBack: false }
  dropAll(engine, model, numbers)
  return { ...written(engine, model, numbers), differences, isTakenBack: false }
}

function written(engine: Engine, model: InfobaseModel, numbers: ObjectNumbers): Pick<UpToDate, 'numbers'> {
  writeKept(engine, model, numbers)
  return { numbers }
}

function migrated(engine: Engine, model: InfobaseModel, kept: KeptModel, file: string): Omit<UpToDate, 'copy'> {
  // The oldest files have no definitions, only their hash.
  const old = keptModelOf(engine, kept) ?? (kept.hash === hashOfDefinitions(model) ? model : undefined)
  if (old === undefined) throw dataError('file-of-another', { file })
  if (isOfOldForm(kept)) moveReferences(engine, old, kept.numbers)
  const pairs = pairsOf(old, model)
  const numbers = numbersAfter(model, pairs, kept.numbers)
  const differences = migrate(engine, { old, now: model, pairs, numbersBefore: kept.numbers, numbersNow: numbers })
  return { numbers, differences }
}

/** The tables that are left after a migration are those of the model. */
function dropAll(engine: Engine, model: InfobaseModel, numbers: ObjectNumbers): void {
  const layout = createLayout(model, undefined, numbers)
  for (const { FullName, kind } of model.objects) {
    const tables = kind === 'DocumentJournal' ? [] : [layout.table(FullName), ...layout.sections(FullName)]
    for (const { name } of tables[0] === undefined ? [] : recalculationTables(tables[0])) engine.execute(`DROP TABLE IF EXISTS ${name}`)
    for (const table of tables)
      for (const end of ['', 'm', 'n', 'x', 'b']) if (table !== undefined) engine.execute(`DROP TABLE IF EXISTS ${table.name}${end}`)
  }
}
