/**
 * From the default export of a module to the definitions in it, by their kind; a diagnostic for anything else says what was found and
 * expected.
 */
import type { Seam } from '../../bsl/seams/define.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Location } from '../../diagnostics/location.ts'
import { joined, said, type Fragment, type Said } from '../../diagnostics/said.ts'
import type { ExternalDataSource } from '../../external/definition/source.ts'
import { HTTPServiceResponse } from '../../hs/message/response.ts'
import type { HTTPService } from '../../hs/service/service.ts'
import { dataKinds } from '../../infobase/definition/data-kinds.ts'
import type { DataDefinition } from '../../infobase/definition/definition.ts'
import type { DataEvents } from '../../infobase/definition/events.ts'
import type { Role } from '../../infobase/definition/objects/role.ts'
import type { IntegrationService } from '../../integration/definition/service.ts'
import type { WebServiceFromWSDL } from '../../ws/foreign/from-wsdl.ts'
import type { WebService } from '../../ws/service/service.ts'
import { reportModule } from './module-diagnostics.ts'

/** What a module may define, by the `kind` of the value. */
export interface Definitions {
  HTTPService: HTTPService
  WebService: WebService
  WebServiceFromWSDL: WebServiceFromWSDL
  IntegrationService: IntegrationService
  ExternalDataSource: ExternalDataSource
}

/** What a module may say of data: an object, the events of one, a role. */
export type DataOfModule = DataDefinition | DataEvents | Role

export type Definition = Definitions[keyof Definitions] | DataOfModule | Seam

const serviceKinds: Readonly<Record<keyof Definitions, true>> = {
  HTTPService: true,
  WebService: true,
  WebServiceFromWSDL: true,
  IntegrationService: true,
  ExternalDataSource: true,
}
const services =
  'HTTPService({ ... }), WebService({ ... }), WebServiceFromWSDL(path, { ... }), IntegrationService({ ... }), ExternalDataSource({ ... })'
const expected = said(`${services}, a data object such as Catalog({ ... })`, `${services}, объект данных, например Catalog({ ... })`)

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
function namedServices(module: Readonly<Record<string, unknown>>): Fragment {
  const name = Object.keys(module).find((key) => isDefinition(module[key]))
  return name === undefined ? '' : said(` (here: \`export default ${name}\`)`, ` (здесь: \`export default ${name}\`)`)
}

function wrong(value: unknown, place: string, at: Location): Diagnostic {
  const { found, remedy } = describe(value)
  return reportModule('not-a-service', { place, found, expected, remedy: remedy === undefined ? '' : joined([': ', remedy]) }, at)
}

/** What a value is, in the words of who wrote it, and what to do about it. */
function describe(value: unknown): { readonly found: Fragment; readonly remedy?: Fragment } {
  if (value === null || value === undefined) return { found: String(value) }
  if (value instanceof Promise) return { found: 'Promise', remedy: said('write `await` before it', 'напишите перед ним `await`') }
  if (value instanceof HTTPServiceResponse)
    return {
      found: 'HTTPServiceResponse',
      remedy: said('a response is returned by a handler: `GET: () => response`', 'ответ возвращает обработчик: `GET: () => response`'),
    }
  if (kindOf(value) === 'URLTemplate') return placedIn('URLTemplate')
  if (kindOf(value) === 'Operation') return placedIn('Operation')
  if (kindOf(value) === 'IntegrationServiceChannel') return placedIn('Channel')
  if (typeof value === 'function') {
    const isClass = /^class\b/.test(Function.prototype.toString.call(value))
    const name = value.name === '' || value.name === 'default' ? undefined : value.name
    return {
      found: joined(
        [isClass ? said('the class', 'класс') : said('the function', 'функция'), name ?? said('(without a name)', '(без имени)')],
        ' ',
      ),
      remedy: isClass
        ? said('a service is a value, not a class', 'сервис – это значение, а не класс')
        : said(
            'call it, or make it a handler of a URLTemplate or an Operation',
            'вызовите её или сделайте обработчиком в URLTemplate или Operation',
          ),
    }
  }
  if (typeof value !== 'object')
    return {
      found:
        typeof value === 'string'
          ? joined([said('string', 'строка'), JSON.stringify(value)], ' ')
          : joined([said(typeof value, 'значение'), String(value)], ' '),
    }
  if ('Operations' in value) return unmade('WebService')
  if ('URLTemplates' in value) return unmade('HTTPService')
  if ('Channels' in value) return unmade('IntegrationService')
  if ('Tables' in value) return unmade('ExternalDataSource')
  return { found: Array.isArray(value) ? said('an array within the array', 'массив внутри массива') : objectWith(Object.keys(value)) }
}

const placedIn = (kind: 'URLTemplate' | 'Operation' | 'Channel') => ({
  found: kind,
  remedy: said(`it belongs into the ${kind}s of a service`, `его место в ${kind}s сервиса`),
})

const unmade = (maker: string) => ({
  found: said(`an object that ${maker} has not made`, `объект, созданный не через ${maker}`),
  remedy: said(`write \`export default ${maker}({ ... })\` around it`, `заключите его в \`export default ${maker}({ ... })\``),
})

const objectWith = (keys: readonly string[]): Said => {
  const some = `${keys.slice(0, 5).join(', ')}${keys.length > 5 ? ', …' : ''}`
  return keys.length === 0
    ? said('an object with no properties', 'объект без свойств')
    : said(`an object with the properties ${some}`, `объект со свойствами ${some}`)
}
