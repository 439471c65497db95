/**
 * From the default export of a module to the definitions in it, by their kind; a diagnostic for anything else says what was found and
 * expected.
 */
import type { Seam } from '../../bsl/seams/define.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Location } from '../../diagnostics/location.ts'
import { HTTPServiceResponse } from '../../hs/message/response.ts'
import type { HTTPService } from '../../hs/service/service.ts'
import { dataKinds } from '../../infobase/definition/data-kinds.ts'
import type { DataDefinition } from '../../infobase/definition/definition.ts'
import type { DataEvents } from '../../infobase/definition/events.ts'
import type { Role } from '../../infobase/definition/objects/role.ts'
import type { WebServiceFromWSDL } from '../../ws/foreign/from-wsdl.ts'
import type { WebService } from '../../ws/service/service.ts'
import { reportModule } from './module-diagnostics.ts'

/** What a module may define, by the `kind` of the value. */
export interface Definitions {
  HTTPService: HTTPService
  WebService: WebService
  WebServiceFromWSDL: WebServiceFromWSDL
}

/** What a module may say of data: an object, the events of one, a role. */
export type DataOfModule = DataDefinition | DataEvents | Role

export type Definition = Definitions[keyof Definitions] | DataOfModule | Seam

const serviceKinds: Readonly<Record<keyof Definitions, true>> = { HTTPService: true, WebService: true, WebServiceFromWSDL: true }
const expected = 'HTTPService({ ... }), WebService({ ... }), WebServiceFromWSDL(path, { ... }), a data object such as Catalog({ ... })'

/** Tells data from services. */
export const isOfData = (definition: Definition): definition is DataOfModule =>
  !Object.hasOwn(serviceKinds, definition.kind) && !isSeam(definition)

/** What modules in 1C's language call, written in TypeScript. */
export const isSeam = (definition: Definition): definition is Seam =>
  definition.kind === 'CommonModule' || definition.kind === 'GlobalContext'

export interface Exported {
  readonly definitions: readonly Definition[]
  readonly diagnostics: readonly Diagnostic[]
}

/** `at` is the place of the words `export default`, or the start of the module. */
export function readExport(module: Readonly<Record<string, unknown>>, at: Location): Exported {
  if (!('default' in module) || module['default'] === undefined)
    return { definitions: [], diagnostics: [reportModule('no-default', { exported: namedServices(module) }, at)] }
  const value = module['default']
  if (!Array.isArray(value))
    return isDefinition(value) ? { definitions: [value], diagnostics: [] } : { definitions: [], diagnostics: [wrong(value, '', at)] }
  const items: readonly unknown[] = value
  if (items.length === 0) return { definitions: [], diagnostics: [reportModule('empty', {}, at)] }
  return {
    definitions: items.filter(isDefinition),
    diagnostics: items.flatMap((one, index) => (isDefinition(one) ? [] : [wrong(one, `[${index}]`, at)])),
  }
}

function isDefinition(value: unknown): value is Definition {
  const kind = kindOf(value) ?? ''
  return (
    Object.hasOwn(serviceKinds, kind)
    || Object.hasOwn(dataKinds, kind)
    || ['DataEvents', 'Role', 'CommonModule', 'GlobalContext'].includes(kind)
  )
}

const kindOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string' ? value.kind : undefined

/** The commonest slip: `export const Warehouse = HTTPService(...)`. */
function namedServices(module: Readonly<Record<string, unknown>>): string {
  const name = Object.keys(module).find((key) => isDefinition(module[key]))
  return name === undefined ? '' : ` (here: \`export default ${name}\`)`
}

function wrong(value: unknown, place: string, at: Location): Diagnostic {
  const { found, remedy } = describe(value)
  return reportModule('not-a-service', { place, found, expected, remedy: remedy === undefined ? '' : `: ${remedy}` }, at)
}

/** What a value is, in the words of who wrote it, and what to do about it. */
function describe(value: unknown): { readonly found: string; readonly remedy?: string } {
  if (value === null || value === undefined) return { found: String(value) }
  if (value instanceof Promise) return { found: 'a Promise', remedy: 'write `await` before it' }
  if (value instanceof HTTPServiceResponse)
    return { found: 'an HTTPServiceResponse', remedy: 'a response is returned by a handler: `GET: () => response`' }
  if (kindOf(value) === 'URLTemplate') return { found: 'a URLTemplate', remedy: 'it belongs into the URLTemplates of a service' }
  if (kindOf(value) === 'Operation') return { found: 'an Operation', remedy: 'it belongs into the Operations of a service' }
  if (typeof value === 'function') {
    const isClass = /^class\b/.test(Function.prototype.toString.call(value))
    const name = value.name === '' || value.name === 'default' ? '(without a name)' : value.name
    return {
      found: `${isClass ? 'the class' : 'the function'} ${name}`,
      remedy: isClass ? 'a service is a value, not a class' : 'call it, or make it a handler of a URLTemplate or an Operation',
    }
  }
  if (typeof value !== 'object') return { found: `${typeof value} ${typeof value === 'string' ? JSON.stringify(value) : String(value)}` }
  if ('Operations' in value)
    return { found: 'an object that WebService has not made', remedy: 'write `export default WebService({ ... })` around it' }
  if ('URLTemplates' in value)
    return { found: 'an object that HTTPService has not made', remedy: 'write `export default HTTPService({ ... })` around it' }
  return { found: Array.isArray(value) ? 'an array within the array' : `an object with ${keysOf(value)}` }
}

const keysOf = (value: object): string => {
  const keys = Object.keys(value)
  return keys.length === 0 ? 'no properties' : `the properties ${keys.slice(0, 5).join(', ')}${keys.length > 5 ? ', …' : ''}`
}
