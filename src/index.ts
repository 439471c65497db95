/**
 * The public surface of onec-standin: re-exports only, grouped by what they serve. Comments cite sections of 1C's guide ("chapter 17.3.2")
 * and rows of a list of sources ("source 12"), and give marks from A to D. docs/glossary.md explains all three.
 */
import './host/machine/pattern-engine.ts'

// Definitions of HTTP services, in 1C's words
export * from './hs/definitions.ts'
export type { Handler, HTTPServiceDefinition, Methods } from './hs/service/service.ts'
export type { HTTPMethod, MethodName } from './hs/service/method.ts'
export type { URLParameters } from './hs/template/types.ts'
export type { Call } from './session/call.ts'
export type { Session, SessionParameters } from './session/session.ts'

// Definitions of Web services, in 1C's words
export { CommonModule, GlobalContext } from './bsl/seams/define.ts'
export type { CommonModuleSeam, GlobalContextSeam, SeamFunction } from './bsl/seams/define.ts'
export * from './ws/definitions.ts'
export type { WebServiceDefinition } from './ws/service/service.ts'
export type { OperationDefinition, OperationHandler, ParameterSettings, TransferDirection } from './ws/service/operation.ts'
export type { Transaction, Transactions } from './ws/call/settings.ts'
export { printWSDL } from './ws/service/describe.ts'
export type { FaultDetail, FaultSettings } from './soap/fault.ts'
export * from './xdto/index.ts'

// Definitions of integration services, in 1C's words
export * from './integration/definitions.ts'
export type { ChannelDefinition, MessageDirection } from './integration/definition/channel.ts'
export type { ReceiveCall, ReceiveMessageProcessing, ReceiveParameters } from './integration/definition/handler.ts'
export type { ReadBody, ReceivedMessage } from './integration/definition/message.ts'
import './external/objects/in-infobase.ts'
import './integration/objects/in-infobase.ts'
export { IntegrationServiceSettings } from './integration/objects/settings.ts'
export type { IntegrationServiceMessage } from './integration/message/message.ts'
export type { IntegrationServices, IntegrationServicesManager, NamedService } from './integration/objects/services.ts'
export type { IntegrationServiceManager, NewMessage } from './integration/objects/service-manager.ts'
export type { IntegrationServiceChannelManager, IntegrationServiceChannelState } from './integration/objects/channel-manager.ts'
export type { MessageFilter } from './integration/objects/filter.ts'
export { IntegrationError } from './integration/message/error.ts'
export type { IntegrationServiceDefinition } from './integration/definition/service.ts'

// Definitions of external data sources, in 1C's words
export * from './external/definitions.ts'

// Definitions of data objects, in 1C's words
export * from './infobase/definitions.ts'

// The query language
export type { HandledInfobase } from './infobase/typed/handled-infobase.ts'
export * from './query/index.ts'
export type { QueryResult, QuerySelection, ResultRow, ResultTreeRow } from './query/result.ts'
export type { QueryResultIteration } from './query/selected.ts'

// What a handler reads of a form
export type { Form } from './exchange/form/form.ts'
export type { FormPart } from './exchange/form/parts.ts'

// A project file, standin.config.ts
export { defineConfig } from './project/config.ts'
export type { BusConfig, ProjectConfig, ProjectSettings } from './project/config.ts'

// A platform, and ways to run it; `onec-standin/hono` has another
export { createPlatform } from './host/machine/platform.ts'
export type { CheckedConfiguration, CheckedPlatform } from './host/machine/platform.ts'
export { serve } from './host/server/serve.ts'
export type { Configuration, Platform, Service } from './platform/configuration.ts'
export type { Served, ServeOptions, TLSOptions } from './host/server/serve.ts'
export type { Arrival } from './exchange/arrival.ts'
export type { Reply } from './exchange/reply.ts'
export { bodyBytes } from './exchange/reply.ts'
export type { Observation, Observe } from './observe/observation.ts'

// Publications: default.vrd, and what it publishes
export { readPublication } from './publication/vrd-read.ts'
export { writePublication } from './publication/vrd-write.ts'
export { distinctPublications } from './publication/publish.ts'
export { offered } from './host/machine/channels.ts'
export { publish } from './host/machine/publish.ts'
export type { ReadPublication } from './publication/vrd-read.ts'
export type { Point } from './publication/point.ts'
export type { Published } from './publication/publish.ts'
export type {
  AccessTokenIssuer,
  AccessTokenSettings,
  OfferedService,
  Publication,
  PublishedService,
  Separator,
  Zone,
} from './publication/publication.ts'

// Sessions
export { createSessions } from './host/machine/sessions.ts'
export { printSessions } from './session/report.ts'
export type { SessionParametersSetting } from './session/parameters.ts'
export type { SessionSettings } from './session/live.ts'
export type { Lease, PoolLimits, SessionManager } from './session/manager.ts'
export type { SessionReport, SessionState } from './session/report.ts'
export type { SessionScope } from './session/scope.ts'

// Access
export { AccessToken } from './host/machine/access-token.ts'
export { AccessTokenSignAlgorithm } from './access/access-token.ts'
export { hashPassword } from './host/machine/passwords.ts'
export { userList } from './access/user.ts'
export { readUsers, writeUsers } from './access/users-file.ts'
export type { AccessSettings } from './access/access.ts'
export type { Roles } from './access/rights.ts'
export type { User, Users } from './access/user.ts'

// Errors: each has a `code` (docs/errors.md)
export { StandinError } from './diagnostics/standin-error.ts'
export { EncodingError } from './exchange/encoding.ts'
export { DataError } from './infobase/data-error.ts'
export { XMLError } from './xml/error.ts'

// Diagnostics
export { DiagnosticError } from './diagnostics/diagnostic.ts'
export type { Diagnostic, Severity } from './diagnostics/diagnostic.ts'
export type { Location } from './diagnostics/location.ts'
export { printDiagnostic } from './diagnostics/print.ts'

// Calls of other servers over HTTP, in 1C's words
export * from './host/http/client-objects.ts'
export type { HTTPResponse } from './http/objects/response.ts'
export type { HTTPConnectionArguments, HTTPConnectionSettings } from './http/objects/connection.ts'
export type { WireProfile } from './http/wire/profile.ts'

// Foreign Web services: called, and stood in for
export { WSDefinitions, WSProxy, WSReferences } from './host/wsdl/ws-client.ts'
export type { WSDefinitionsOptions, WSProxyOptions } from './host/wsdl/ws-client.ts'
export type { ProxyArguments } from './ws/proxy/arguments.ts'
export { layOutAll as layOutDiagnoses } from './wsdl/layout.ts'
export type { WSDLDiagnostic } from './wsdl/diagnosis.ts'
export { WSCallError, WSFault } from './ws/proxy/call-error.ts'
export type { CallOptions, CallResult, OperationTypes } from './ws/foreign/operation-types.ts'
export type { WSDLHandlers } from './ws/foreign/from-wsdl.ts'
export { loadWSDLServices } from './host/wsdl/wsdl-services.ts'
export { wsdlTypes } from './ws/proxy/port-types.ts'
