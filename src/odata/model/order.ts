/** The order of standard properties of each kind: in `$metadata`, and in data, where it is another one. Both were seen on the wire. */
import type { DataKind } from '../../infobase/definition/definition.ts'

const item = [
  'Ref',
  'Predefined',
  'PredefinedDataName',
  'DataVersion',
  'Description',
  'Code',
  'Parent',
  'IsFolder',
  'Owner',
  'DeletionMark',
]
const itemData = ['Ref', 'DataVersion', 'DeletionMark', 'Owner', 'Parent', 'IsFolder', 'Code', 'Description']
const record = ['Recorder', 'Period', 'LineNumber', 'Active', 'RecordType']
const recordData = ['Period', 'Recorder', 'LineNumber', 'Active', 'RecordType']

/** Standard fields by their English names; those that are not listed follow in the order of the model. */
const metadata: Partial<Record<DataKind, readonly string[]>> = {
  Catalog: item,
  ChartOfCharacteristicTypes: [...item, 'ValueType'],
  ChartOfCalculationTypes: [...item, 'ActionPeriodIsBasic'],
  ChartOfAccounts: [
    'Ref',
    'Predefined',
    'PredefinedDataName',
    'DataVersion',
    'Parent',
    'Description',
    'Code',
    'Order',
    'OffBalance',
    'DeletionMark',
    'Type',
  ],
  Document: ['Ref', 'DataVersion', 'Number', 'Date', 'DeletionMark', 'Posted'],
  BusinessProcess: ['Ref', 'DataVersion', 'Number', 'Date', 'DeletionMark', 'Completed', 'Started', 'HeadTask'],
  Task: ['Ref', 'DataVersion', 'Description', 'Number', 'Date', 'DeletionMark', 'BusinessProcess', 'RoutePoint', 'Executed'],
  ExchangePlan: ['Ref', 'Code', 'Description', 'DataVersion', 'DeletionMark', 'SentNo', 'ReceivedNo', 'ExchangeDate'],
  InformationRegister: record,
  AccumulationRegister: record,
  AccountingRegister: record,
  CalculationRegister: record,
}

const data: Partial<Record<DataKind, readonly string[]>> = {
  Catalog: itemData,
  ChartOfCharacteristicTypes: [...itemData, 'ValueType'],
  ChartOfCalculationTypes: [...itemData, 'ActionPeriodIsBasic'],
  ChartOfAccounts: [...itemData, 'Order', 'Type', 'OffBalance'],
  Document: ['Ref', 'DataVersion', 'DeletionMark', 'Number', 'Date', 'Posted'],
  BusinessProcess: ['Ref', 'DataVersion', 'DeletionMark', 'Number', 'Date', 'Completed', 'Started', 'HeadTask'],
  Task: ['Ref', 'DataVersion', 'DeletionMark', 'Number', 'Date', 'Description', 'BusinessProcess', 'RoutePoint', 'Executed'],
  ExchangePlan: ['Ref', 'DataVersion', 'DeletionMark', 'Code', 'Description', 'SentNo', 'ReceivedNo', 'ThisNode', 'ExchangeDate'],
  InformationRegister: recordData,
  AccumulationRegister: recordData,
  AccountingRegister: recordData,
  CalculationRegister: recordData,
}

interface Named {
  readonly column: string
  readonly field: { readonly role: string }
}

export const inMetadataOrder = <T extends Named>(kind: DataKind, fields: readonly T[]): readonly T[] => arranged(metadata[kind], fields)
export const inDataOrder = <T extends Named>(kind: DataKind, fields: readonly T[]): readonly T[] => arranged(data[kind], fields)

/** Written behind the tabular sections. */
export const isTail = ({ column }: Named): boolean => column === 'Predefined' || column === 'PredefinedDataName'

/** A property of data that `$metadata` does not have. */
export const isUndeclared = (kind: DataKind, { column }: Named): boolean => kind === 'ExchangePlan' && column === 'ThisNode'

function arranged<T extends Named>(order: readonly string[] | undefined, fields: readonly T[]): readonly T[] {
  if (order === undefined) return fields
  const rank = (one: T): number => {
    if (one.field.role !== 'standard') return order.length + 1
    const at = order.indexOf(one.column)
    return at < 0 ? order.length : at
  }
  return fields.toSorted((a, b) => rank(a) - rank(b))
}
