/** Sample data for any model, as a fixture: catalogs with items in folders, documents with rows and movements, registers. */
import { dataKinds } from '../definition/data-kinds.ts'
import type { Field } from '../model/field.ts'
import type { AnyModelObject, InfobaseModel } from '../model/model.ts'
import { suitingName } from './names.ts'
import { chanceFrom, type Chance } from './random.ts'
import { labelOf, sampleDate, sampleValue, type Sampling } from './sample-value.ts'

export interface SampleSettings {
  /** Items of each catalog, documents of each kind, records of each independent register. */
  readonly size: number
  /** The same seed gives the same data. */
  readonly seed: number
}

type Entry = Record<string, unknown>
type Data = Record<string, Record<string, unknown>>

const itemKinds: ReadonlySet<string> = new Set([
  'Catalog',
  'Document',
  'ChartOfCharacteristicTypes',
  'ChartOfAccounts',
  'ChartOfCalculationTypes',
  'ExchangePlan',
  'BusinessProcess',
  'Task',
])

export function sampleData(model: InfobaseModel, { size, seed }: SampleSettings): Readonly<Data> {
  const items = model.objects.filter((one) => itemKinds.has(one.kind))
  const sampling: Sampling = { model, chance: chanceFrom(seed), counts: new Map(items.map((one) => [one.FullName, size])) }
  const data: Data = {}
  const put = (object: AnyModelObject, value: unknown): void => {
    ;(data[dataKinds[object.kind]] ??= {})[object.Name] = value
  }
  for (const constant of model.of('Constant')) {
    const value = sampleValue(sampling, constant.field('Value')!)
    if (value !== undefined) put(constant, value)
  }
  for (const object of items)
    put(
      object,
      numbered(size, (number) => sampleItem(sampling, object, number, size)),
    )
  for (const register of model.of('InformationRegister'))
    if (register.field('Recorder') === undefined)
      put(
        register,
        distinct(
          register,
          numbered(size, () => sampleRecord(sampling, register)),
        ),
      )
  for (const register of [...model.of('AccumulationRegister'), ...model.of('InformationRegister')])
    if (register.field('Recorder') !== undefined && register.recorders.length > 0) put(register, movements(sampling, register, size))
  return data
}

const numbered = <T>(size: number, make: (number: number) => T): T[] => Array.from({ length: size }, (_, at) => make(at + 1))

/** Standard fields that a new item has by itself, or that are given in another way. */
const left: ReadonlySet<string> = new Set([
  'Ref',
  'DeletionMark',
  'Predefined',
  'PredefinedDataName',
  'ThisNode',
  'SentNo',
  'ReceivedNo',
  'ExchangeDate',
  'Type',
  'ValueType',
  'IsFolder',
  'Parent',
  'HeadTask',
  'RoutePoint',
  'Completed',
  'Started',
  'Executed',
  'Posted',
])

function sampleItem(sampling: Sampling, object: AnyModelObject, number: number, size: number): Entry {
  const { chance } = sampling
  const folders = object.field('IsFolder') === undefined ? 0 : Math.ceil(size / 20)
  const isFolder = number <= folders
  const item: Entry = { $ref: labelOf(object.FullName, number) }
  for (const field of object.fields) {
    if (left.has(field.Name) || (isFolder && !belongsToFolder(field))) continue
    const value = itemValue(sampling, object, field, number)
    if (value !== undefined) item[field.Name] = value
  }
  if (isFolder) return { ...item, IsFolder: true }
  if (folders > 0) item['Parent'] = { $ref: labelOf(object.FullName, chance.whole(1, folders)) }
  if (object.kind === 'Document') item['Posted'] = object.definition.Posting === 'Allow' && object.definition.RegisterRecords.length > 0
  for (const table of object.tables)
    if (table.definition !== undefined) item[table.Name] = numbered(chance.whole(1, 5), () => sampleFields(sampling, table.fields.slice(1)))
  return item
}

const belongsToFolder = ({ role, definition }: Field): boolean =>
  role === 'standard' || (definition !== undefined && 'Use' in definition && definition.Use !== 'ForItem')

function itemValue(sampling: Sampling, object: AnyModelObject, field: Field, number: number): unknown {
  const { chance } = sampling
  if (field.role === 'standard') {
    if (field.Name === 'Code' || field.Name === 'Number') return codeOf(field, number)
    if (field.Name === 'Date') return sampleDate(chance)
    if (field.Name === 'Description') return described(object, field, number, chance)
  }
  return sampleValue(sampling, field)
}

/** `00012`, as wide as the field is; a number where codes are numbers. */
function codeOf(field: Field, number: number): unknown {
  const type = field.Types[0]!
  if (type.kind === 'Number') return number
  const length = type.kind === 'String' && type.Length > 0 ? type.Length : 9
  return String(number).padStart(length, '0').slice(-length)
}

function described(object: AnyModelObject, field: Field, number: number, chance: Chance): string {
  const type = field.Types[0]!
  const name = suitingName(object.Name, chance) ?? `${object.definition.Synonym || object.Name} ${number}`
  return type.kind === 'String' && type.Length > 0 ? Array.from(name).slice(0, type.Length).join('').trimEnd() : name
}

function sampleFields(sampling: Sampling, fields: readonly Field[]): Entry {
  const entry: Entry = {}
  for (const field of fields) {
    const value = sampleValue(sampling, field)
    if (value !== undefined) entry[field.Name] = value
  }
  return entry
}

const notRecorded: ReadonlySet<string> = new Set(['LineNumber', 'Active', 'Recorder'])

const sampleRecord = (sampling: Sampling, register: AnyModelObject): Entry =>
  sampleFields(
    sampling,
    register.fields.filter((one) => !notRecorded.has(one.Name)),
  )

/** Two records of one key are one. */
function distinct(register: AnyModelObject, records: readonly Entry[]): readonly Entry[] {
  const key = register.fields.filter((one) => one.Name === 'Period' || one.role === 'dimension' || one.role === 'separator')
  return [...new Map(records.map((one) => [JSON.stringify(key.map(({ Name }) => one[Name])), one])).values()]
}

/** Each document moves a register once or twice. */
const movements = (sampling: Sampling, register: AnyModelObject, size: number): readonly Entry[] =>
  register.recorders.flatMap((document) =>
    numbered(size, (number) =>
      numbered(sampling.chance.whole(1, 2), () => ({
        Recorder: { $ref: labelOf(document.FullName, number) },
        ...sampleRecord(sampling, register),
      })),
    ).flat(),
  )
