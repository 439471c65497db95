/** Every name of the dictionary of TypeScript's objects: its class has the member under both names, with one type. */
import { expectTypeOf } from 'vitest'
import type { ExternalDataSourceConnectionParameters } from '../../src/external/connection/parameters.ts'
import type { ExternalDataSourceTableReference } from '../../src/external/data/reference.ts'
import type { ExternalFilterItem } from '../../src/external/objects/filter.ts'
import type { ExternalDataSourceTableObject } from '../../src/external/objects/object.ts'
import type { ExternalDataSourceTableRecordManager } from '../../src/external/objects/record-manager.ts'
import type { ExternalDataSourceTableRecordSet } from '../../src/external/objects/record-set.ts'
import type { ExternalRecord } from '../../src/external/objects/record.ts'
import type { ExternalDataSourceManager } from '../../src/external/objects/source-manager.ts'
import type { ExternalDataSourceTableManager } from '../../src/external/objects/table-manager.ts'
import type { HTTPServiceRequest } from '../../src/hs/message/request.ts'
import type { HTTPServiceResponse } from '../../src/hs/message/response.ts'
import type { HTTPConnection } from '../../src/http/objects/connection.ts'
import type { InternetProxy } from '../../src/http/objects/proxy.ts'
import type { HTTPRequest } from '../../src/http/objects/request.ts'
import type { HTTPResponse } from '../../src/http/objects/response.ts'
import type { OpenSSLSecureConnection } from '../../src/http/objects/secure.ts'
import type { DataExchange, Recipients } from '../../src/infobase/exchange/data-exchange.ts'
import type { Infobase } from '../../src/infobase/infobase.ts'
import type { DataRecord } from '../../src/infobase/objects/fields/record.ts'
import type { RowList } from '../../src/infobase/objects/fields/table-part.ts'
import type { DocumentObject } from '../../src/infobase/objects/item/document-object.ts'
import type { Item } from '../../src/infobase/objects/item/item.ts'
import type { StoredObject } from '../../src/infobase/objects/item/stored-object.ts'
import type { AccountingRegisterManager } from '../../src/infobase/objects/manager/accounting-manager.ts'
import type { CalculationRegisterManager, RecalculationManager } from '../../src/infobase/objects/manager/calculation-manager.ts'
import type { ConstantManager } from '../../src/infobase/objects/manager/constant-manager.ts'
import type { ExchangePlanManager } from '../../src/infobase/objects/manager/exchange-plan-manager.ts'
import type { CatalogManager, DocumentManager, ReferenceManager } from '../../src/infobase/objects/manager/managers.ts'
import type { BusinessProcessManager, TaskManager } from '../../src/infobase/objects/manager/process-managers.ts'
import type {
  AccumulationRegisterManager,
  InformationRegisterManager,
  RegisterManager,
} from '../../src/infobase/objects/manager/register-managers.ts'
import type { SequenceManager } from '../../src/infobase/objects/manager/sequence-manager.ts'
import type { BusinessProcessObject, TaskObject } from '../../src/infobase/objects/process/process-object.ts'
import type { FilterItem } from '../../src/infobase/objects/register/filter.ts'
import type { RecalculationRecordSet } from '../../src/infobase/objects/register/recalculation-set.ts'
import type { RecordManager } from '../../src/infobase/objects/register/record-manager.ts'
import type { RecordSet } from '../../src/infobase/objects/register/record-set.ts'
import type { EnumMember, Reference } from '../../src/infobase/values/reference.ts'
import type { ValueStorage } from '../../src/infobase/values/value.ts'
import type { MessageBody } from '../../src/integration/message/body.ts'
import type { IntegrationServiceMessage } from '../../src/integration/message/message.ts'
import type { IntegrationServiceChannelManager } from '../../src/integration/objects/channel-manager.ts'
import type { IntegrationServiceManager } from '../../src/integration/objects/service-manager.ts'
import type { IntegrationServicesManager } from '../../src/integration/objects/services.ts'
import type { IntegrationServiceSettings } from '../../src/integration/objects/settings.ts'
import type { folderNames, memberNames } from '../../src/names/members.ts'
import type { Query, TempTablesManager } from '../../src/query/query.ts'
import type { QueryResult, QuerySelection } from '../../src/query/result.ts'
import type { WSReference } from '../../src/ws/proxy/references.ts'
import type { XDTOFactory } from '../../src/xdto/factory.ts'

interface Classes {
  IntegrationServicesManager: IntegrationServicesManager
  IntegrationServiceManager: IntegrationServiceManager
  IntegrationServiceChannelManager: IntegrationServiceChannelManager
  IntegrationServiceMessage: IntegrationServiceMessage
  IntegrationServiceSettings: IntegrationServiceSettings
  MessageBody: MessageBody
  HTTPServiceRequest: HTTPServiceRequest
  HTTPServiceResponse: HTTPServiceResponse
  XDTOFactory: XDTOFactory
  WSReference: WSReference
  Infobase: Infobase
  Query: Query
  QueryResult: QueryResult
  QuerySelection: QuerySelection
  TempTablesManager: TempTablesManager
  ReferenceManager: ReferenceManager
  CatalogManager: CatalogManager
  DocumentManager: DocumentManager
  ConstantManager: ConstantManager
  RegisterManager: RegisterManager
  InformationRegisterManager: InformationRegisterManager
  AccumulationRegisterManager: AccumulationRegisterManager
  AccountingRegisterManager: AccountingRegisterManager
  CalculationRegisterManager: CalculationRegisterManager
  RecalculationRecordSet: RecalculationRecordSet
  RecalculationManager: RecalculationManager
  ExchangePlanManager: ExchangePlanManager
  SequenceManager: SequenceManager
  BusinessProcessManager: BusinessProcessManager
  TaskManager: TaskManager
  BusinessProcessObject: BusinessProcessObject
  TaskObject: TaskObject
  ValueStorage: ValueStorage
  Reference: Reference
  EnumMember: EnumMember
  DataRecord: DataRecord
  Item: Item
  StoredObject: StoredObject
  DocumentObject: DocumentObject
  RowList: RowList
  RecordSet: RecordSet
  FilterItem: FilterItem
  RecordManager: RecordManager
  DataExchange: DataExchange
  Recipients: Recipients
  ExternalDataSourceConnectionParameters: ExternalDataSourceConnectionParameters
  ExternalDataSourceManager: ExternalDataSourceManager
  ExternalDataSourceTableManager: ExternalDataSourceTableManager
  ExternalDataSourceTableObject: ExternalDataSourceTableObject
  ExternalDataSourceTableRecordManager: ExternalDataSourceTableRecordManager
  ExternalDataSourceTableRecordSet: ExternalDataSourceTableRecordSet
  ExternalDataSourceTableReference: ExternalDataSourceTableReference
  ExternalFilterItem: ExternalFilterItem
  ExternalRecord: ExternalRecord
  HTTPConnection: HTTPConnection
  HTTPRequest: HTTPRequest
  HTTPResponse: HTTPResponse
  InternetProxy: InternetProxy
  OpenSSLSecureConnection: OpenSSLSecureConnection
}

/** Pairs of a text such as `Имя|Name Тип|Type`, which may go over several lines. */
type Pairs<S extends string> = S extends `${infer Head} ${infer Rest}`
  ? Pairs<Head> | Pairs<Rest>
  : S extends `${infer Head}\n${infer Rest}`
    ? Pairs<Head> | Pairs<Rest>
    : S extends `${string}|${string}`
      ? S
      : never

/** A pair of which a name is not there, or whose names have other types. `Записывать` shares its English name with a method. */
type Wrong<C, P> = P extends 'Записывать|Write'
  ? never
  : P extends `${infer Russian}|${infer English}`
    ? Russian extends keyof C
      ? English extends keyof C
        ? [C[Russian], C[English]] extends [C[English], C[Russian]]
          ? never
          : P
        : P
      : P
    : never

type AllWrong = { [K in keyof Classes & keyof typeof memberNames]: Wrong<Classes[K], Pairs<(typeof memberNames)[K]>> }

expectTypeOf<keyof typeof memberNames>().toEqualTypeOf<keyof Classes>()
expectTypeOf<AllWrong[keyof AllWrong]>().toEqualTypeOf<never>()

// The collections of managers.
type WrongFolders = {
  [R in keyof typeof folderNames]: R extends keyof Infobase
    ? (typeof folderNames)[R] extends keyof Infobase
      ? [Infobase[R], Infobase[(typeof folderNames)[R]]] extends [Infobase[(typeof folderNames)[R]], Infobase[R]]
        ? never
        : R
      : R
    : R
}
expectTypeOf<WrongFolders[keyof WrongFolders]>().toEqualTypeOf<never>()

// A name that is not there is found: the test above could not pass by itself.
expectTypeOf<Wrong<ConstantManager, Pairs<'Получить|Get Нет|No'>>>().toEqualTypeOf<'Нет|No'>()
