/** The keys of the rows of a table, and the indexes that they are found by. */
import type { Field } from '../model/field.ts'
import type { AnyModelObject, Table as ModelTable } from '../model/model.ts'
import { cellsOf, type Column } from './column.ts'

const names = (fields: AnyModelObject['fields'], role: string): readonly string[] =>
  fields.filter((one) => one.role === role).map((one) => one.Name)

/** Names of fields; those that the object does not have are left out. */
export function keyFields(object: AnyModelObject, section: ModelTable | undefined): readonly string[] {
  if (section !== undefined) return ['Ref', 'LineNumber']
  switch (object.kind) {
    case 'Constant':
      return names(object.fields, 'separator')
    case 'InformationRegister':
      return [
        'Period',
        ...(object.definition.InformationRegisterPeriodicity === 'RecorderPosition' ? ['Recorder'] : []),
        ...names(object.fields, 'dimension'),
        ...names(object.fields, 'separator'),
        // Where there is neither period nor dimension.
        'Recorder',
        'LineNumber',
      ]
    case 'AccumulationRegister':
    case 'AccountingRegister':
    case 'CalculationRegister':
      return ['Recorder', 'LineNumber', ...names(object.fields, 'separator')]
    case 'Sequence':
      return ['Period', 'Recorder']
    default:
      return ['Ref']
  }
}

type Find = (name: string) => Column | undefined

/** Statements that make them. */
export function indexesOf(table: string, object: AnyModelObject, section: ModelTable | undefined, column: Find): readonly string[] {
  const lists = section === undefined ? searchedBy(object) : []
  const all = [...lists, ...(section?.fields ?? object.fields).flatMap((one) => indexesFor(one, object, section))]
  const columns = all.map((list) => list.flatMap((one) => column(one) ?? [])).filter((list) => list.length > 0)
  const distinct = new Map(columns.map((list) => [list.flatMap(searchCells).join(', '), list]))
  const plain = [...distinct.keys()].map((cells, at) => `CREATE INDEX ${table}i${at} ON ${table} (${cells})`)
  return [...plain, ...uniqueIndex(table, object, section, column)]
}

/** Texts are searched by their folded twin, fields of several types by type and value. */
const searchCells = ({ name, tag, twin }: Column): readonly string[] => (tag === undefined ? [twin ?? name] : [tag, name])

/**
 * What follows the value is the order of the rows that have it, so that a page of them is not sorted: the reference where no order is asked
 * for, and with additional order the leading field of the presentation as well, as in 1C's indexes.
 */
function indexesFor({ Name, definition }: Field, object: AnyModelObject, section: ModelTable | undefined): readonly (readonly string[])[] {
  const indexing = definition !== undefined && 'Indexing' in definition ? definition.Indexing : 'DontIndex'
  if (indexing === 'DontIndex') return []
  if (section !== undefined) return [[Name]]
  if (hasPeriod(object)) return [[Name, 'Period']]
  const byReference = [Name, 'Ref']
  return indexing === 'Index' ? [byReference] : [byReference, [Name, ...shownBy(object)]]
}

/** The field that leads the presentation, and the one that does where the object has no such. */
function shownBy({ fields, definition }: AnyModelObject): readonly string[] {
  const byCode = 'DefaultPresentation' in definition && definition.DefaultPresentation === 'AsCode'
  const order = byCode ? ['Date', 'Code', 'Description'] : ['Date', 'Description', 'Code']
  return order.filter((name) => fields.some((one) => one.role === 'standard' && one.Name === name)).slice(0, 1)
}

const hasPeriod = ({ kind }: AnyModelObject): boolean => kind.endsWith('Register')

function searchedBy(object: AnyModelObject): readonly (readonly string[])[] {
  const dimensions = names(object.fields, 'dimension')
  switch (object.kind) {
    case 'Document':
    case 'BusinessProcess':
    case 'Task':
      return [['Date'], ['Number']]
    case 'InformationRegister':
      return [['Recorder', 'LineNumber'], ...dimensions.slice(1).map((one) => [one])]
    case 'AccumulationRegister':
    case 'AccountingRegister':
    case 'CalculationRegister':
      return [['Recorder', 'LineNumber'], ['Period'], ...dimensions.slice(0, 1).map((one) => [one, 'Period'])]
    case 'Sequence':
      return [['Recorder'], [...dimensions, 'Period']]
    case 'Constant':
    case 'Enum':
      return []
    default:
      return [
        ['Code'],
        ['Description'],
        ...['Parent', 'Owner'].flatMap((one) =>
          object.fields.some(({ Name }) => Name === one)
            ? [
                [one, 'Ref'],
                [one, 'Code'],
              ]
            : [],
        ),
      ]
  }
}

/** Period and dimensions identify records of an information register. */
function uniqueIndex(table: string, object: AnyModelObject, section: ModelTable | undefined, column: Find): readonly string[] {
  const ordered = section === undefined ? indexedCells(object, column) : []
  return ordered.length === 0 ? [] : [`CREATE UNIQUE INDEX ${table}u ON ${table} (${ordered.join(', ')})`]
}

/** The cells of that index: dimensions first, since a slice goes through the periods of each. */
export function indexedCells(object: AnyModelObject, column: Find): readonly string[] {
  if (object.kind !== 'InformationRegister') return []
  const key = keyFields(object, undefined).filter((one) => one !== 'LineNumber')
  const told = object.definition.InformationRegisterPeriodicity === 'RecorderPosition' ? key : key.filter((one) => one !== 'Recorder')
  const cells = told.flatMap((one) => column(one) ?? []).flatMap((one) => cellsOf({ ...one, twin: undefined }))
  const period = column('Period')?.name
  return [...cells.filter((one) => one !== period), ...cells.filter((one) => one === period)]
}
