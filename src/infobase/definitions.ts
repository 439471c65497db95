/** Definitions of everything that an infobase keeps, in 1C's words. */
export { AccountingRegister } from './definition/objects/accounting-register.ts'
export { AccumulationRegister } from './definition/objects/accumulation-register.ts'
export { BusinessProcess } from './definition/objects/business-process.ts'
export { CalculationRegister } from './definition/objects/calculation-register.ts'
export { Catalog } from './definition/objects/catalog.ts'
export { ChartOfAccounts } from './definition/objects/chart-of-accounts.ts'
export { ChartOfCalculationTypes } from './definition/objects/chart-of-calculation-types.ts'
export { ChartOfCharacteristicTypes } from './definition/objects/chart-of-characteristic-types.ts'
export { CommonAttribute } from './definition/objects/common-attribute.ts'
export { Constant } from './definition/objects/constant.ts'
export { DefinedType } from './definition/objects/defined-type.ts'
export { DocumentJournal } from './definition/objects/document-journal.ts'
export { DocumentNumerator } from './definition/objects/document-numerator.ts'
export { Document } from './definition/objects/document.ts'
export { Enum } from './definition/objects/enumeration.ts'
export { ExchangePlan } from './definition/objects/exchange-plan.ts'
export { InformationRegister } from './definition/objects/information-register.ts'
export { Role } from './definition/objects/role.ts'
export { Sequence } from './definition/objects/sequence.ts'
export { Task } from './definition/objects/task.ts'
export { Attribute, Dimension, Resource } from './definition/parts/attribute.ts'
export { TabularSection } from './definition/parts/tabular-section.ts'
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
} from './definition/parts/type-description.ts'
export type { DataDefinition, DataDefinitions, DataKind, FullName } from './definition/definition.ts'
export type { SimpleType, TypeDescription, TypeName } from './definition/parts/type-description.ts'
export {
  AccumulationRegisterEvents,
  BusinessProcessEvents,
  CatalogEvents,
  DocumentEvents,
  InformationRegisterEvents,
  ObjectEvents,
  type EventCall,
} from './typed/events.ts'
export type { ConfigurationData } from './typed/configuration.ts'
export type { AccumulationRegisterRecord, CatalogObject, DocumentObject, InformationRegisterRecord, TypedObject } from './typed/objects.ts'
