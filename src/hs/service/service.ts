/** How an HTTP service is defined in code: plain frozen values in the shape of 1C's metadata tree (chapter 17.3.2.2). */
import { SESSION_MAX_AGE } from '../../channel/defaults.ts'
import { inBoth } from '../../diagnostics/said-error.ts'
import type { ReuseSessions } from '../../publication/reuse.ts'
import type { Call } from '../../session/call.ts'
import type { HTTPServiceRequest } from '../message/request.ts'
import type { HTTPServiceResponse } from '../message/response.ts'
import type { ValidTemplate } from '../template/types.ts'
import type { MethodName } from './method.ts'

/** What answers a request; `T` is the literal of the template, from which `request.URLParameters` has its type. */
export type Handler<T extends string = string> = (
  request: HTTPServiceRequest<T>,
  call: Call,
) => HTTPServiceResponse | Promise<HTTPServiceResponse>

/** A method that a configuration declares and no module has written yet: it answers 501, naming the handler and where it belongs. */
export interface DeclaredMethod {
  readonly kind: 'DeclaredMethod'
  /** The handler's name in 1C, such as `СписокGET`. */
  readonly handlerName: string
  /** The 1C module that holds the handler, as it should be printed. */
  readonly module: string
}

/** A method that the configuration names and nobody has written yet: it answers 501. */
export const DeclaredMethod = (handlerName: string, module: string): DeclaredMethod =>
  Object.freeze({ kind: 'DeclaredMethod', handlerName, module })

/** The methods of one template, by name; `Any` serves every HTTP method that has no entry of its own. */
export type Methods<T extends string = string> = { readonly [Method in MethodName]?: Handler<T> | DeclaredMethod }

/** A URL template (`ШаблонURL`) and the handlers of its methods. */
export interface URLTemplate {
  readonly kind: 'URLTemplate'
  /** As it was written, with or without leading slash; it may be wrong, which `checkHTTPServices` says. */
  readonly Template: string
  /** Handlers by method. */
  readonly Methods: Methods
  /** Names of the Method objects in the metadata, where a configuration gives them: rights are on those. */
  readonly MethodNames?: MethodNames
}

type MethodNames = { readonly [Method in MethodName]?: string }

/**
 * A URL template with its methods; a template that breaks the grammar does not compile.
 *
 * @example
 *   URLTemplate('/volume/{VolumeID}/*', { GET: (request) => answer(request.URLParameters.VolumeID, request.URLParameters['*']) })
 */
export const URLTemplate = <const T extends string>(
  template: ValidTemplate<T>,
  methods: Methods<NoInfer<T>>,
  { MethodNames }: Pick<URLTemplate, 'MethodNames'> = {},
): URLTemplate =>
  Object.freeze({
    kind: 'URLTemplate',
    Template: template as string,
    Methods: frozenRecord(methods as Methods),
    ...(MethodNames && { MethodNames: frozenRecord(MethodNames) }),
  })

/** An HTTP service (`HTTPСервис`): URL templates below its root URL. */
export interface HTTPService {
  readonly kind: 'HTTPService'
  /** The metadata name, an identifier of 1C. */
  readonly Name: string
  /** The part of the URL after `/hs/`: one or several segments without leading or trailing slash. */
  readonly RootURL: string
  /** How sessions are reused. */
  readonly ReuseSessions: ReuseSessions
  /** Seconds that an idle session is kept. */
  readonly SessionMaxAge: number
  /** By name, in the order of definition; a null-prototype record. */
  readonly URLTemplates: Readonly<Record<string, URLTemplate>>
  /** Whether an extension of a configuration brings it: publishing by default does not cover those. */
  readonly Extension?: true
}

/** The definition of an HTTP service, as `HTTPService` takes it. */
export interface HTTPServiceDefinition {
  /** The metadata name, an identifier of 1C. */
  readonly Name: string
  /** The address below `/hs/`; it may have several segments. */
  readonly RootURL: string
  /** `DontUse` when absent, as in 1C. */
  readonly ReuseSessions?: ReuseSessions
  /** Seconds; 20 when absent, as in 1C. */
  readonly SessionMaxAge?: number
  /** URL templates by name. */
  readonly URLTemplates: Readonly<Record<string, URLTemplate>>
  /** Given to services of an extension of a configuration. */
  readonly Extension?: true
}

/**
 * What is wrong in a definition is found by `checkHTTPServices` (with its place) and left out by the route table; throws only where there
 * is not a definition.
 *
 * @example
 *   HTTPService({
 *     Name: 'Warehouse',
 *     RootURL: 'warehouse',
 *     URLTemplates: { Version: URLTemplate('/version', { GET: () => new HTTPServiceResponse(200) }) },
 *   })
 */
export function HTTPService(definition: HTTPServiceDefinition): HTTPService {
  if (definition === null || definition === undefined)
    throw inBoth(
      new TypeError(`HTTPService takes a definition such as { Name, RootURL, URLTemplates }; found ${String(definition)}`),
      `HTTPService принимает определение вида { Name, RootURL, URLTemplates }; передано ${String(definition)}`,
    )
  return Object.freeze({
    kind: 'HTTPService',
    Name: definition.Name,
    RootURL: definition.RootURL,
    ReuseSessions: definition.ReuseSessions ?? 'DontUse',
    SessionMaxAge: definition.SessionMaxAge ?? SESSION_MAX_AGE,
    URLTemplates: frozenRecord(definition.URLTemplates),
    ...(definition.Extension === true && { Extension: true as const }),
  })
}

/** A frozen copy in which names such as `__proto__` are data. */
const frozenRecord = <T extends object>(entries: T): T => Object.freeze(Object.assign(Object.create(null) as T, entries))
