/** V8:ValueTable: columns with their types, then rows whose cells have the columns' order. */
import { said } from '../../diagnostics/said.ts'
import { readElement } from '../read/read.ts'
import type { ReadSession, TypeSource } from '../read/session.ts'
import type { AnyStructure, AnyValue } from '../types/any-value.ts'
import { platformType } from '../types/platform-type.ts'
import { property } from '../types/property.ts'
import { shown } from '../types/text-place.ts'
import { V8, type XDTOType } from '../types/type.ts'
import { xs } from '../types/xs.ts'
import type { WriteSession } from '../write/session.ts'
import { writeElement } from '../write/write.ts'
import { readChildren } from './children.ts'
import { core, TypeDescription } from './descriptions.ts'

/** A column of a value table. */
export interface ValueTableColumn {
  /** The key of its cells in each row. */
  readonly Name: string
  /** Without types: any value. */
  readonly ValueType: TypeDescription
  /** What a person sees above the column. */
  readonly Title?: AnyValue
  /** In characters. */
  readonly Width?: AnyValue
}

/** Cells by the columns' names. */
export interface ValueTable {
  /** In their order. */
  readonly columns: readonly ValueTableColumn[]
  /** A record of cells each. */
  readonly rows: readonly AnyStructure[]
}

/**
 * A column of one type writes its cells without xsi:type; where the type is none that is known here, as text (a reference's identifier).
 */
function cellType(column: ValueTableColumn, types: TypeSource): XDTOType {
  const [only, second] = column.ValueType.Type
  if (only === undefined || second !== undefined || column.ValueType.TypeSet.length > 0) return xs.anyType
  return types.Type(only.namespace, only.local) ?? xs.string
}

function readColumn(session: ReadSession): ValueTableColumn | undefined {
  const made: { Name?: AnyValue | undefined; ValueType?: TypeDescription; Title?: AnyValue; Width?: AnyValue } = {}
  readChildren(session, 'Name, ValueType, Title, Width', (local) => {
    if (local === 'ValueType') {
      const read = readElement(session, TypeDescription) as TypeDescription | undefined
      if (read) made.ValueType = read
    } else if (local === 'Name') {
      made.Name = readElement(session, xs.string) as string | undefined
    } else if (local === 'Title' || local === 'Width') {
      const typed = session.xsi('type') !== undefined
      const read = readElement(session, typed ? xs.anyType : xs.string) as AnyValue | undefined
      if (read !== undefined) made[local] = read
    } else {
      return false
    }
    return true
  })
  const { Name } = made
  if (typeof Name !== 'string') return void session.fault(said('the column has no Name', 'у колонки нет Name'))
  return { ...made, Name, ValueType: made.ValueType ?? { Type: [], TypeSet: [] } }
}

function readRow(session: ReadSession, columns: readonly ValueTableColumn[], types: readonly XDTOType[]): AnyStructure {
  const made = Object.create(null) as Record<string, AnyValue>
  let at = 0
  readChildren(session, 'Value', (local) => {
    const column = columns[at]
    if (local !== 'Value' || column === undefined) return false
    session.trail.enter(column.Name, -1)
    const value = readElement(session, types[at++]!, true) as AnyValue | undefined
    session.trail.leave()
    if (value !== undefined) made[column.Name] = value
    return true
  })
  if (at < columns.length)
    session.fault(
      said(
        `the row has ${at} values, the table has ${columns.length} columns`,
        `в строке значений ${at}, в таблице колонок ${columns.length}`,
      ),
    )
  return made
}

function readTable(session: ReadSession): ValueTable {
  const columns: ValueTableColumn[] = []
  const rows: AnyStructure[] = []
  let types: XDTOType[] | undefined
  session.refuseAttributes()
  readChildren(session, 'column, row', (local) => {
    if (local !== 'column' && local !== 'row') return false
    session.trail.enter(local, local === 'column' ? columns.length : rows.length)
    if (local === 'row') {
      types ??= columns.map((column) => cellType(column, session.types))
      rows.push(readRow(session, columns, types))
    } else {
      const column = readColumn(session)
      if (column && columns.some((one) => one.Name === column.Name))
        session.fault(said(`the table has two columns ${shown(column.Name)}`, `в таблице две колонки ${shown(column.Name)}`))
      if (column) columns.push(column)
    }
    session.trail.leave()
    return true
  })
  return { columns, rows }
}

function writeColumn(session: WriteSession, column: ValueTableColumn): void {
  const before = session.open(V8, 'column')
  writeElement(session, { namespace: V8, local: 'Name' }, xs.anyType, column.Name)
  writeElement(session, { namespace: V8, local: 'ValueType' }, TypeDescription, column.ValueType)
  if (typeof column.Title === 'string') writeElement(session, { namespace: V8, local: 'Title' }, xs.string, column.Title)
  else if (column.Title !== undefined) writeElement(session, { namespace: V8, local: 'Title' }, xs.anyType, column.Title)
  if (column.Width !== undefined) writeElement(session, { namespace: V8, local: 'Width' }, xs.anyType, column.Width)
  session.close(before)
}

function writeRow(session: WriteSession, row: AnyStructure, columns: readonly ValueTableColumn[], types: readonly XDTOType[]): void {
  const before = session.open(V8, 'row')
  columns.forEach((column, at) => {
    const value = Object.hasOwn(row, column.Name) ? row[column.Name] : undefined
    session.trail.enter(column.Name, -1)
    if (value === undefined) session.fault(said('the row has no value for this column', 'в строке нет значения этой колонки'))
    else writeElement(session, { namespace: V8, local: 'Value' }, types[at]!, value, { nillable: true })
    session.trail.leave()
  })
  session.close(before)
  for (const name of Object.keys(row))
    if (!columns.some((column) => column.Name === name))
      session.fault(said(`the table has no column ${shown(name)}`, `в таблице нет колонки ${shown(name)}`))
}

function writeTable(session: WriteSession, value: ValueTable): void {
  if (!Array.isArray(value?.columns) || !Array.isArray(value.rows))
    return session.fault(
      said(
        `${shown(value)} is not a value table: an object with "columns" and "rows"`,
        `${shown(value, 'ru')} – не таблица значений: нужен объект с "columns" и "rows"`,
      ),
    )
  const columns: readonly ValueTableColumn[] = value.columns
  const rows: readonly AnyStructure[] = value.rows
  columns.forEach((column, index) => {
    session.trail.enter('column', index)
    writeColumn(session, column)
    session.trail.leave()
  })
  const types = columns.map((column) => cellType(column, session.types))
  rows.forEach((row, index) => {
    session.trail.enter('row', index)
    writeRow(session, row, columns, types)
    session.trail.leave()
  })
}

const many = { lowerBound: 0, upperBound: -1 } as const
const Column = core.objectType('ValueTableColumn', {
  Name: property(xs.anyType),
  ValueType: property(TypeDescription, { lowerBound: 0 }),
  Title: property(xs.anyType, { lowerBound: 0 }),
  Width: property(xs.anyType, { lowerBound: 0 }),
})
const Row = core.objectType('ValueTableRow', { Value: property(xs.anyType, { ...many, nillable: true }) })
const shape = core.anonymousObjectType({ column: property(Column, many), row: property(Row, many) })

export const ValueTableType = platformType('ValueTable', { shape, read: readTable, write: writeTable })
