/** The kinds of data objects, with 1C's plural words for them: folders of a dump, collections of managers. */
/** Every kind, in the order in which they are printed and kept, with 1C's name of the folder of managers. */
export const dataKinds = {
  Constant: 'Constants',
  Catalog: 'Catalogs',
  Document: 'Documents',
  DocumentJournal: 'DocumentJournals',
  DocumentNumerator: 'DocumentNumerators',
  Sequence: 'Sequences',
  Enum: 'Enums',
  ChartOfCharacteristicTypes: 'ChartsOfCharacteristicTypes',
  ChartOfAccounts: 'ChartsOfAccounts',
  ChartOfCalculationTypes: 'ChartsOfCalculationTypes',
  InformationRegister: 'InformationRegisters',
  AccumulationRegister: 'AccumulationRegisters',
  AccountingRegister: 'AccountingRegisters',
  CalculationRegister: 'CalculationRegisters',
  BusinessProcess: 'BusinessProcesses',
  Task: 'Tasks',
  ExchangePlan: 'ExchangePlans',
  CommonAttribute: 'CommonAttributes',
  DefinedType: 'DefinedTypes',
} as const

/** Kinds of data objects by 1C's English names: `Catalog`, `Document` and so on. */
export type DataKind = keyof typeof dataKinds
