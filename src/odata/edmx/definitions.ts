/** Definitions of the objects that a `$metadata` document shows. */
import type { DataDefinition } from '../../infobase/definition/definition.ts'
import {
  AccountingRegister,
  AccumulationRegister,
  BusinessProcess,
  CalculationRegister,
  Catalog,
  ChartOfAccounts,
  ChartOfCalculationTypes,
  ChartOfCharacteristicTypes,
  Constant,
  Document,
  DocumentJournal,
  Enum,
  ExchangePlan,
  InformationRegister,
  Task,
  type TypeDescription,
} from '../../infobase/definitions.ts'
import type { PublishedKind } from '../model/names.ts'
import { bareName, isCollection, type EdmxDocument, type EdmxProperty, type EdmxType } from './document.ts'
import { anything, fieldsOf, targetName, type EdmxField } from './fields.ts'
import type { EdmxObject } from './groups.ts'
import { extDimensionsOf, type Reading } from './reading.ts'
import { accounting, accumulation, calculation, information } from './registers.ts'

type Fields = Readonly<Record<string, TypeDescription>>
const typesByName = (fields: readonly EdmxField[]): Fields => Object.fromEntries(fields.map(({ name, type }) => [name, type]))

/** Standard attributes, without suffixes. */
const item = [
  'Ref',
  'DataVersion',
  'DeletionMark',
  'Predefined',
  'PredefinedDataName',
  'Code',
  'Description',
  'Parent',
  'IsFolder',
  'Owner',
]
const standard: Partial<Record<PublishedKind, readonly string[]>> = {
  Catalog: item,
  ChartOfCharacteristicTypes: [...item, 'ValueType'],
  ChartOfCalculationTypes: [...item, 'ActionPeriodIsBasic'],
  ChartOfAccounts: [...item, 'Type', 'OffBalance', 'Order'],
  Document: ['Ref', 'DataVersion', 'DeletionMark', 'Number', 'Date', 'Posted'],
  DocumentJournal: ['Ref', 'Type', 'DeletionMark', 'Number', 'Date', 'Posted'],
  ExchangePlan: [...item, 'SentNo', 'ReceivedNo', 'ExchangeDate', 'ThisNode'],
  BusinessProcess: ['Ref', 'DataVersion', 'DeletionMark', 'Number', 'Date', 'Completed', 'Started', 'HeadTask'],
  Task: ['Ref', 'DataVersion', 'DeletionMark', 'Number', 'Date', 'Description', 'BusinessProcess', 'RoutePoint', 'Executed'],
}
const standardSections: ReadonlySet<string> = new Set([
  'ExtDimensionTypes',
  'BaseCalculationTypes',
  'LeadingCalculationTypes',
  'DisplacingCalculationTypes',
])

export function definitionOf(object: EdmxObject, reading: Reading): DataDefinition {
  const { Name, kind } = object
  const all = object.type === undefined ? [] : fieldsOf(object.type, reading.document)
  const names = new Set(standard[kind] ?? [])
  // A reference that leads nowhere keeps its suffix.
  const isStandard = (one: EdmxField): boolean => names.has(one.name) || (one.isUnknown && names.has(one.name.slice(0, -'_Key'.length)))
  const found = (name: string): EdmxField | undefined => all.find((one) => one.name === name || one.name === `${name}_Key`)
  const own = {
    Name,
    Attributes: typesByName(all.filter((one) => !isStandard(one))),
    TabularSections: sectionsOf(object, reading.document),
  }
  const code = codeOf(found('Code')?.property)
  const described = { DescriptionLength: lengthOf(found('Description')?.property, 150) }
  const numbers = numberOf(found('Number')?.property)
  switch (kind) {
    case 'Catalog':
      return Catalog({ ...own, ...code, ...described, ...hierarchy(found), Owners: ownersOf(object, found('Owner'), reading) })
    case 'ChartOfCharacteristicTypes':
      return ChartOfCharacteristicTypes({ ...own, ...code, ...described, Type: anything, Hierarchical: found('Parent') !== undefined })
    case 'ChartOfCalculationTypes':
      return ChartOfCalculationTypes({ ...own, ...code, ...described, ActionPeriodUse: found('ActionPeriodIsBasic') !== undefined })
    case 'ChartOfAccounts':
      return ChartOfAccounts({
        ...own,
        ...described,
        ...extDimensionsOf(reading),
        CodeLength: code.CodeLength,
        OrderLength: lengthOf(found('Order')?.property, 9),
      })
    case 'Document':
      return Document({ ...own, ...numbers, RegisterRecords: registersOf(object, reading) })
    case 'DocumentJournal':
      return DocumentJournal({ Name, ...journalOf(Object.keys(own.Attributes), reading) })
    case 'Constant':
      return Constant({ Name, Type: (found('Value') ?? all.find((one) => one.name !== 'SurrogateKey'))?.type ?? own.Attributes['Value']! })
    case 'ExchangePlan':
      return ExchangePlan({ ...own, CodeLength: code.CodeLength, ...described })
    case 'BusinessProcess':
      return BusinessProcess({ ...own, ...numbers, Task: taskOf(object, reading) })
    case 'Task':
      return Task({ ...own, ...numbers, ...described })
    case 'InformationRegister':
      return InformationRegister(information(object, reading))
    case 'AccumulationRegister':
      return AccumulationRegister(accumulation(object, reading))
    case 'AccountingRegister':
      return AccountingRegister(accounting(object, reading))
    case 'CalculationRegister':
      return CalculationRegister(calculation(object, reading))
  }
}

export const enumsOf = ({ enums }: EdmxDocument): readonly DataDefinition[] =>
  [...enums].filter(([Name]) => Name !== 'AllowedLength').map(([Name, EnumValues]) => Enum({ Name, EnumValues }))

function hierarchy(found: (name: string) => EdmxField | undefined): Parameters<typeof Catalog>[0] extends infer D ? Partial<D> : never {
  return {
    Hierarchical: found('Parent') !== undefined,
    HierarchyType: found('IsFolder') === undefined ? 'HierarchyOfItems' : 'HierarchyFoldersAndItems',
  } as never
}

/** Lengths that the Designer's users take, where none is told. */
const CODE = 11
const lengthOf = (property: EdmxProperty | undefined, otherwise: number): number =>
  property === undefined ? 0 : property.maxLength === undefined || property.maxLength === 0 ? otherwise : property.maxLength

function codeOf(property: EdmxProperty | undefined) {
  const isNumber = property?.type.startsWith('Edm.Int') === true
  const CodeLength = isNumber ? (property.precision ?? (property.type === 'Edm.Int16' ? 4 : 9)) : lengthOf(property, CODE)
  return {
    CodeLength,
    CodeType: isNumber ? ('Number' as const) : ('String' as const),
    CodeAllowedLength: property?.isFixed === true ? ('Fixed' as const) : ('Variable' as const),
  }
}

function numberOf(property: EdmxProperty | undefined) {
  const { CodeLength, CodeType, CodeAllowedLength } = codeOf(property)
  return { NumberLength: CodeLength, NumberType: CodeType, NumberAllowedLength: CodeAllowedLength }
}

/** The owner of a reference of one kind; catalogs may own one another where it is of several. */
function ownersOf({ type, set }: EdmxObject, owner: EdmxField | undefined, { document, objects }: Reading): readonly string[] {
  if (type === undefined || owner === undefined) return []
  const target = targetName(type, 'Owner', document)
  if (target !== undefined) return [target.replace('_', '.')]
  const catalogs = objects.filter((one) => one.kind === 'Catalog' && one.set !== set).map((one) => `Catalog.${one.Name}`)
  return owner.isComposite ? catalogs : catalogs.slice(0, 1)
}

/** More than that are no one's guess, and no view. */
const MOST_DOCUMENTS = 200

/** Which documents a journal has is not told: those that have all of its columns. */
function journalOf(columns: readonly string[], { document, objects }: Reading) {
  const documents = objects.filter(({ kind, type }) => {
    if (kind !== 'Document' || type === undefined) return false
    const names = new Set(fieldsOf(type, document).map((one) => one.name))
    return columns.every((one) => names.has(one))
  })
  const shown = documents.length > MOST_DOCUMENTS ? [] : documents
  return {
    RegisteredDocuments: shown.map((one) => `Document.${one.Name}`),
    Columns: Object.fromEntries(columns.map((column) => [column, shown.map((one) => `Document.${one.Name}.Attribute.${column}`)])),
  }
}

/** Which documents write to a register is not told: all that may, or one where the recorder is of one kind. */
function registersOf({ set }: EdmxObject, { document, objects }: Reading): readonly string[] {
  const first = objects.find((one) => one.kind === 'Document')
  return objects
    .filter(({ kind, type, record }) => kind.endsWith('Register') && (record ?? type) !== undefined)
    .flatMap((register) => {
      const names = [register.type, register.record].flatMap((one) => one?.properties.map(({ name }) => name) ?? [])
      const isOne = names.includes('Recorder_Key')
      if (!isOne && !names.includes('Recorder')) return []
      const target = register.record && targetName(register.record, 'Recorder', document)
      const is = isOne ? set === (target ?? first?.set) : true
      return is ? [`${register.kind}.${register.Name}`] : []
    })
}

function taskOf({ type }: EdmxObject, { document, objects }: Reading): string {
  const target = type && targetName(type, 'HeadTask', document)
  const task = target ?? objects.find((one) => one.kind === 'Task')?.set
  return task === undefined ? '' : task.replace('_', '.')
}

/** By the types of their rows, and by what collections name. */
function sectionsOf({ set, type, sections }: EdmxObject, document: EdmxDocument): Readonly<Record<string, Fields>> {
  const named = new Map<string, EdmxType | undefined>(sections)
  for (const property of type?.properties ?? []) {
    if (!isCollection(property.type) || property.name === 'RecordSet') continue
    const row = document.types.get(`${set}_${property.name}`) ?? document.types.get(bareName(property.type))
    if (!named.has(property.name)) named.set(property.name, row)
  }
  const columns = [...named]
    .filter(([name]) => !standardSections.has(name))
    .map(([name, row]) => [
      name,
      typesByName((row === undefined ? [] : fieldsOf(row, document)).filter((one) => !['Ref', 'Ref_Key', 'LineNumber'].includes(one.name))),
    ])
  return Object.fromEntries(columns) as Readonly<Record<string, Fields>>
}
