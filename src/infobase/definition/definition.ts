/** A metadata object of any kind for data, distinguished by its `kind`. */
import type { DataKind } from './data-kinds.ts'
import type { AccountingRegister } from './objects/accounting-register.ts'
import type { AccumulationRegister } from './objects/accumulation-register.ts'
import type { BusinessProcess } from './objects/business-process.ts'
import type { CalculationRegister } from './objects/calculation-register.ts'
import type { Catalog } from './objects/catalog.ts'
import type { ChartOfAccounts } from './objects/chart-of-accounts.ts'
import type { ChartOfCalculationTypes } from './objects/chart-of-calculation-types.ts'
import type { ChartOfCharacteristicTypes } from './objects/chart-of-characteristic-types.ts'
import type { CommonAttribute } from './objects/common-attribute.ts'
import type { Constant } from './objects/constant.ts'
import type { DefinedType } from './objects/defined-type.ts'
import type { DocumentJournal } from './objects/document-journal.ts'
import type { DocumentNumerator } from './objects/document-numerator.ts'
import type { Document } from './objects/document.ts'
import type { Enum } from './objects/enumeration.ts'
import type { ExchangePlan } from './objects/exchange-plan.ts'
import type { InformationRegister } from './objects/information-register.ts'
import type { Sequence } from './objects/sequence.ts'
import type { Task } from './objects/task.ts'

/** Every kind with its definition; a kind without one does not compile. */
export interface DataDefinitions {
  /** «Справочник». */
  Catalog: Catalog
  /** «Документ». */
  Document: Document
  /** «Журнал документов». */
  DocumentJournal: DocumentJournal
  /** «Константа». */
  Constant: Constant
  /** «Перечисление». */
  Enum: Enum
  /** «План обмена». */
  ExchangePlan: ExchangePlan
  /** «План счетов». */
  ChartOfAccounts: ChartOfAccounts
  /** «План видов характеристик». */
  ChartOfCharacteristicTypes: ChartOfCharacteristicTypes
  /** «План видов расчета». */
  ChartOfCalculationTypes: ChartOfCalculationTypes
  /** «Регистр сведений». */
  InformationRegister: InformationRegister
  /** «Регистр накопления». */
  AccumulationRegister: AccumulationRegister
  /** «Регистр бухгалтерии». */
  AccountingRegister: AccountingRegister
  /** «Регистр расчета». */
  CalculationRegister: CalculationRegister
  /** «Бизнес-процесс». */
  BusinessProcess: BusinessProcess
  /** «Задача». */
  Task: Task
  /** «Общий реквизит». */
  CommonAttribute: CommonAttribute
  /** «Определяемый тип». */
  DefinedType: DefinedType
  /** «Нумератор документов». */
  DocumentNumerator: DocumentNumerator
  /** «Последовательность». */
  Sequence: Sequence
}

/** The definition of an object of any kind. */
export type DataDefinition = DataDefinitions[DataKind]

/** `Catalog.Товары`, as 1C writes a metadata object's full name. */
export type FullName = `${DataKind}.${string}`
export const fullNameOf = ({ kind, Name }: { readonly kind: DataKind; readonly Name: string }): FullName => `${kind}.${Name}`

export { dataKinds } from './data-kinds.ts'
export type { DataKind } from './data-kinds.ts'
