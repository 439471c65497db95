/** Definitions of everything that an infobase keeps, in 1C's words. */
export { AccountingRegister } from './objects/accounting-register.ts'
export { AccumulationRegister } from './objects/accumulation-register.ts'
export { BusinessProcess } from './objects/business-process.ts'
export { CalculationRegister } from './objects/calculation-register.ts'
export { Catalog } from './objects/catalog.ts'
export { ChartOfAccounts } from './objects/chart-of-accounts.ts'
export { ChartOfCalculationTypes } from './objects/chart-of-calculation-types.ts'
export { ChartOfCharacteristicTypes } from './objects/chart-of-characteristic-types.ts'
export { CommonAttribute } from './objects/common-attribute.ts'
export { Constant } from './objects/constant.ts'
export { DefinedType } from './objects/defined-type.ts'
export { DocumentJournal } from './objects/document-journal.ts'
export { DocumentNumerator } from './objects/document-numerator.ts'
export { Document } from './objects/document.ts'
export { Enum } from './objects/enumeration.ts'
export { ExchangePlan } from './objects/exchange-plan.ts'
export { InformationRegister } from './objects/information-register.ts'
export { Role } from './objects/role.ts'
export { Sequence } from './objects/sequence.ts'
export { Task } from './objects/task.ts'
export { Attribute, Dimension, Resource } from './parts/attribute.ts'
export { TabularSection } from './parts/tabular-section.ts'
export {
  AnyCatalogRef,
  AnyDocumentRef,
  AnyIBRef,
  BinaryData,
  Boolean,
  BusinessProcessRef,
  CatalogRef,
  Characteristic,
  ChartOfAccountsRef,
  ChartOfCalculationTypesRef,
  ChartOfCharacteristicTypesRef,
  Composite,
  Date,
  DefinedTypeOf,
  DocumentRef,
  EnumRef,
  ExchangePlanRef,
  Number,
  String,
  TaskRef,
  UUID,
  ValueStorage,
} from './parts/type-description.ts'
export type { DataDefinition, DataDefinitions, DataKind, FullName } from './definition.ts'
export type { SimpleType, TypeDescription, TypeName } from './parts/type-description.ts'
export { AccumulationRegisterEvents, CatalogEvents, DocumentEvents, InformationRegisterEvents, ObjectEvents } from '../typed/events.ts'
export type { ConfigurationData } from '../typed/configuration.ts'
export type { AccumulationRegisterRecord, CatalogObject, DocumentObject, InformationRegisterRecord, TypedObject } from '../typed/objects.ts'
