/**
 * How a model's objects lie in tables: `t12` with columns `c0`, `c1` …, `t12_1` for its first tabular section. Names are short, whatever an
 * object is called.
 */
import { standardField, type Field } from '../model/field.ts'
import type { AnyModelObject, InfobaseModel, Table as ModelTable } from '../model/model.ts'
import type { Home } from '../values/reference.ts'
import { objectOfType, typeOfObject } from '../values/type-of.ts'
import { codecOf } from './codec.ts'
import { cellsOf, columnOf, type Column, type TypeTags } from './column.ts'
import type { Dialect } from './engine.ts'
import { journalView } from './journal.ts'
import { indexesOf, keyFields } from './keys.ts'
import { dataVersion, versionCodec } from './version.ts'

export interface TableLayout {
  readonly name: string
  readonly object: AnyModelObject
  /** The tabular section that it holds; `undefined`: the object itself. */
  readonly section: ModelTable | undefined
  readonly columns: readonly Column[]
  /** By a field's name, English or Russian. */
  readonly column: (name: string) => Column | undefined
  /** What tells its rows from each other; an order is completed by it. */
  readonly key: readonly Column[]
  /** Rows lie in the order of the key; others have a number of their own, `rowid`. */
  readonly clustered: boolean
  /** Statements that make it. */
  readonly create: readonly string[]
  /** The table of the records that these rows are made of: there is no table of their own. */
  readonly rowsOf?: TableLayout
  /** Tables that a view reads. */
  readonly needs: readonly TableLayout[]
}

export interface Layout {
  /** Of the engine that has the tables. */
  readonly dialect: Dialect
  readonly tags: TypeTags
  /** By full name; `undefined` for objects without rows. */
  readonly table: (fullName: string) => TableLayout | undefined
  readonly section: (fullName: string, section: string) => TableLayout | undefined
  readonly sections: (fullName: string) => readonly TableLayout[]
  /** The number that the object's tables are named by. */
  readonly numberOf: (fullName: string) => number
}

const plain = ['String', 'Number', 'Boolean', 'Date', 'BinaryData', 'UUID', 'ValueStorage', 'Null', 'Type', 'TypeDescription']
const words = ['AccountType', 'AccumulationRecordType', 'AccountingRecordType']
const FIRST_REFERENCE = 100
/** Points of a route are told from the processes that they are of. */
const FIRST_POINT = 1_000_000
const ROUTE_POINT = 'BusinessProcessRoutePointRef.'

const rowless: ReadonlySet<string> = new Set(['CommonAttribute', 'DefinedType', 'DocumentNumerator'])

/** Which number each object's tables have, by its full name. */
export type ObjectNumbers = ReadonlyMap<string, number>

/** In the order of the model. */
export const numbersOf = (model: InfobaseModel): ObjectNumbers => new Map(model.objects.map((one, at) => [one.FullName, at + 1]))

/** `numbers`: those that a data file has already; without them objects are numbered in their order. */
export function createLayout(
  model: InfobaseModel,
  home?: Home,
  numbers: ObjectNumbers = numbersOf(model),
  dialect: Dialect = 'sqlite',
): Layout {
  const fixed = new Map([...plain, ...words].map((name, at) => [name, at + 1]))
  const tags: TypeTags = {
    of(type) {
      const known = fixed.get(type)
      if (known !== undefined) return known
      const isPoint = type.startsWith(ROUTE_POINT)
      const number = numbers.get(isPoint ? `BusinessProcess.${type.slice(ROUTE_POINT.length)}` : (objectOfType(type) ?? ''))
      return number === undefined ? -1 : (isPoint ? FIRST_POINT : FIRST_REFERENCE) + number
    },
  }
  const maker = new TableMaker({ model, home, tags, numbers, dialect, other: (fullName) => of(fullName)[0] })
  const tables = new Map<string, readonly TableLayout[]>()
  const of = (fullName: string): readonly TableLayout[] => {
    const known = tables.get(fullName)
    if (known !== undefined) return known
    const object = model.byFullName(fullName)
    const made = object === undefined || rowless.has(object.kind) ? [] : maker.tables(object)
    tables.set(fullName, made)
    return made
  }
  return {
    dialect,
    tags,
    table: (fullName) => of(fullName)[0],
    section: (fullName, section) => of(fullName).find((one) => one.section?.Name === section || one.section?.russianName === section),
    sections: (fullName) => of(fullName).slice(1),
    numberOf: (fullName) => numbers.get(fullName) ?? 0,
  }
}

interface Making {
  readonly model: InfobaseModel
  readonly home: Home | undefined
  readonly tags: TypeTags
  readonly numbers: ReadonlyMap<string, number>
  readonly dialect: Dialect
  readonly other: (fullName: string) => TableLayout | undefined
}

class TableMaker {
  readonly #making: Making

  constructor(making: Making) {
    this.#making = making
  }

  tables(object: AnyModelObject): readonly TableLayout[] {
    // A view is named otherwise, since nothing is ever written to it.
    const name = `${object.kind === 'DocumentJournal' ? 'j' : 't'}${this.#making.numbers.get(object.FullName)}`
    return [
      this.#table(name, object, undefined, fieldsOf(object)),
      ...object.tables.map((one, at) => this.#table(`${name}_${at + 1}`, object, one, [ownerOf(object), ...one.fields])),
    ]
  }

  #table(name: string, object: AnyModelObject, section: ModelTable | undefined, fields: readonly Field[]): TableLayout {
    const columns = fields.map((one, at) => this.#column(one, `c${at}`, one.Name === 'Period' ? periodOf(object) : undefined))
    const byName = new Map(columns.toReversed().flatMap((one) => [[one.field.russianName, one] as const, [one.field.Name, one] as const]))
    const column = (one: string): Column | undefined => byName.get(one)
    const key = keyFields(object, section).flatMap((one) => column(one) ?? [])
    // Items lie in the order of their references, and rows of tabular sections beside each other.
    const clustered = section !== undefined || isVersioned(object) || object.kind === 'Enum'
    const needs = object.kind === 'DocumentJournal' ? documentsOf(object, this.#making.other) : []
    const create =
      object.kind === 'DocumentJournal'
        ? [journalView(name, object, columns, needs, this.#making.dialect)]
        : [createTable(name, columns, key, clustered), ...indexesOf(name, object, section, column)]
    return Object.freeze({ name, object, section, columns, column, key, clustered, create, needs })
  }

  #column(field: Field, name: string, begins: Column['begins']): Column {
    const { model, home, tags } = this.#making
    const codecs = field === dataVersion ? [versionCodec] : field.Types.map((one) => codecOf(one, model, home))
    return columnOf(field, name, codecs, hasTwin(field), tags, begins)
  }
}

const periods: Readonly<Record<string, Column['begins']>> = { Day: 'day', Month: 'month', Quarter: 'quarter', Year: 'year' }
const periodOf = (object: AnyModelObject): Column['begins'] =>
  object.kind === 'InformationRegister' ? periods[object.definition.InformationRegisterPeriodicity] : undefined

const documentsOf = (object: AnyModelObject, other: (fullName: string) => TableLayout | undefined): readonly TableLayout[] =>
  object.recorders.flatMap((one) => other(one.FullName) ?? [])

/** Kinds whose items are referred to and have a version. */
const versioned: ReadonlySet<string> = new Set([
  'Catalog',
  'Document',
  'ChartOfCharacteristicTypes',
  'ChartOfAccounts',
  'ChartOfCalculationTypes',
  'ExchangePlan',
  'BusinessProcess',
  'Task',
])
const isVersioned = (object: AnyModelObject): boolean => versioned.has(object.kind)

const fieldsOf = (object: AnyModelObject): readonly Field[] => (isVersioned(object) ? [...object.fields, dataVersion] : object.fields)

const ownerOf = (object: AnyModelObject): Field =>
  standardField('Ref', 'Ссылка', { kind: 'Reference', of: typeOfObject(object.FullName).split('Ref.')[0] as 'Catalog', Name: object.Name })

const searched: ReadonlySet<string> = new Set(['Code', 'Number', 'Description'])

function hasTwin({ Name, role, Types, definition }: Field): boolean {
  if (Types.length !== 1 || Types[0]!.kind !== 'String') return false
  if (role === 'standard') return searched.has(Name)
  return definition !== undefined && 'Indexing' in definition && definition.Indexing !== 'DontIndex'
}

function createTable(name: string, columns: readonly Column[], key: readonly Column[], clustered: boolean): string {
  const cells = columns.flatMap((column) => [
    `${column.name} ${column.tag === undefined ? column.codecs[0]!.affinity : ''}`.trimEnd(),
    ...(column.tag === undefined ? [] : [`${column.tag} INTEGER`]),
    ...(column.twin === undefined ? [] : [`${column.twin} TEXT`]),
  ])
  const primary = clustered ? `, PRIMARY KEY (${key.flatMap(cellsOf).join(', ')})) WITHOUT ROWID` : ')'
  return `CREATE TABLE ${name} (${cells.join(', ')}${primary}`
}
