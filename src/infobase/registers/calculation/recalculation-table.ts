/** The tables of a calculation register's recalculations, `t12r0`: for each recorder and calculation type what is to be calculated anew. */
import type { CalculationRegister, Recalculation } from '../../definition/objects/calculation-register.ts'
import { cellsOf, type Column } from '../../store/column.ts'
import type { TableLayout } from '../../store/layout.ts'

export interface RecalculationTable {
  readonly name: string
  readonly definition: Recalculation
  readonly register: TableLayout
  /** Columns `RecalculationObject`, `CalculationType` and the dimensions. */
  readonly rows: TableLayout
  /** The register's columns of these, in the same order. */
  readonly sources: readonly Column[]
}

const known = new WeakMap<TableLayout, readonly RecalculationTable[]>()

/** None of what is no calculation register. */
export function recalculationTables(register: TableLayout): readonly RecalculationTable[] {
  const { object } = register
  if (object.kind !== 'CalculationRegister' || register.section !== undefined) return []
  let found = known.get(register)
  if (found === undefined) known.set(register, (found = recalculationsOf(object.definition).map((one, at) => made(register, one, at))))
  return found
}

const recalculationsOf = ({ Recalculations }: Pick<CalculationRegister, 'Recalculations'>): readonly Recalculation[] =>
  Recalculations.map((one) => (typeof one === 'string' ? { Name: one, Dimensions: {} } : one))

/** `Сотрудник` of `CalculationRegister.Начисления.Dimension.Сотрудник`. */
export const dimensionOf = (path: string): string => path.split('.').at(-1)!

function made(register: TableLayout, definition: Recalculation, at: number): RecalculationTable {
  const dimensions = Object.entries(definition.Dimensions).flatMap(([name, { RegisterDimension }]) => {
    const source = register.column(dimensionOf(RegisterDimension))
    return source === undefined ? [] : [{ source, name, russianName: name }]
  })
  const separators = register.columns.flatMap((source) => {
    const { role, Name, russianName } = source.field
    return role === 'separator' ? [{ source, name: Name, russianName }] : []
  })
  const all = [
    { source: register.column('Recorder')!, name: 'RecalculationObject', russianName: 'ОбъектПерерасчета' },
    { source: register.column('CalculationType')!, name: 'CalculationType', russianName: 'ВидРасчета' },
    ...dimensions,
    ...separators,
  ]
  const columns = all.map(({ source, name, russianName }, place) => columnAt(source, place, name, russianName))
  const byName = new Map(columns.flatMap((one) => [[one.field.russianName, one] as const, [one.field.Name, one] as const]))
  const name = `${register.name}r${at}`
  const create = [
    `CREATE TABLE ${name} (${columns.flatMap(typed).join(', ')})`,
    `CREATE INDEX ${name}i0 ON ${name} (${cellsOf(columns[0]!)[0]})`,
  ]
  const rows: TableLayout = Object.freeze({
    name,
    object: register.object,
    section: undefined,
    columns,
    column: (one: string) => byName.get(one),
    key: columns,
    clustered: false,
    create,
    needs: [register],
  })
  return Object.freeze({ name, definition, register, rows, sources: all.map(({ source }) => source) })
}

function columnAt(source: Column, place: number, Name: string, russianName: string): Column {
  const name = `c${place}`
  const field = Object.freeze({ ...source.field, Name, russianName })
  return Object.freeze({ ...source, field, name, tag: source.tag === undefined ? undefined : `${name}t`, twin: undefined })
}

const typed = ({ name, tag, codecs }: Column): readonly string[] =>
  tag === undefined ? [`${name} ${codecs[0]!.affinity}`] : [name, `${tag} INTEGER`]
