/** The public surface of onec-standin: re-exports only, grouped by what they serve. */

// Definitions of HTTP services, in 1C's words
export { DeclaredMethod, HTTPService, URLTemplate } from './hs/service.ts'
export type { Handler, HTTPServiceDefinition, Methods } from './hs/service.ts'
export type { HTTPMethod, MethodName } from './hs/method.ts'
export { HTTPServiceRequest } from './hs/request.ts'
export { HTTPServiceResponse } from './hs/response.ts'
export type { URLParameters } from './hs/template-types.ts'
export { ByteOrderMarkUsage, TextEncoding } from './exchange/encoding.ts'
export type { Call } from './session/call.ts'
export type { Session } from './session/session.ts'

// Definitions of Web services, in 1C's words
export { WebService } from './ws/service.ts'
export type { WebServiceDefinition } from './ws/service.ts'
export { DeclaredOperation, Operation, Parameter } from './ws/operation.ts'
export type { OperationDefinition, OperationHandler, ParameterSettings, TransferDirection } from './ws/operation.ts'
export type { Transaction, Transactions } from './ws/settings.ts'
export { printWSDL } from './ws/describe.ts'
export { SOAPFault } from './soap/fault.ts'
export type { FaultDetail, FaultSettings } from './soap/fault.ts'
export * from './xdto/index.ts'

// A platform, and ways to run it
export { createPlatform } from './host/platform.ts'
export { toHono } from './host/hono.ts'
export { serve } from './host/serve.ts'
export type { Configuration, Platform, Service } from './platform.ts'
export type { Served, ServeOptions, TLSOptions } from './host/serve.ts'
export type { Arrival } from './exchange/arrival.ts'
export type { Reply } from './exchange/reply.ts'
export { bodyBytes } from './exchange/reply.ts'
export type { Observation, Observe } from './observe/observation.ts'

// Diagnostics
export { DiagnosticError } from './diagnostics/diagnostic.ts'
export type { Diagnostic, Severity } from './diagnostics/diagnostic.ts'
export type { Location } from './diagnostics/location.ts'
export { printDiagnostic } from './diagnostics/print.ts'
