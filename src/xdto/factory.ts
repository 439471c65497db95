/** 1C's ФабрикаXDTO: types by namespace and name across packages, values checked against them, documents both ways. */
import { DiagnosticError } from '../diagnostics/diagnostic.ts'
import type { Said } from '../diagnostics/said.ts'
import { nameInRussian } from '../names/bilingual.ts'
import { memberNames } from '../names/members.ts'
import type { Name } from '../xml/name.ts'
import type { XMLLayout } from '../xml/write.ts'
import { PlatformPackage } from './platform/types.ts'
import { readDocument, type DocumentSettings } from './read/read.ts'
import { XDTOError } from './types/fault.ts'
import { newObject, type NewObject } from './types/new-object.ts'
import { isObjectType } from './types/object-type.ts'
import type { XDTOPackage } from './types/package.ts'
import type { RootProperty } from './types/property.ts'
import { report } from './types/report.ts'
import { textCodec } from './types/text-codec.ts'
import { typeName, V8, XS, type XDTOType } from './types/type.ts'
import { isValueType } from './types/value-type.ts'
import { xsType } from './types/xs.ts'
import { writeDocument } from './write/write.ts'

/** The XDTO factory (`ФабрикаXDTO`): finds types, makes values, reads and writes XML. */
export interface XDTOFactory {
  /** `Пакеты`. */
  readonly Packages: readonly XDTOPackage[]
  /** `Тип`. A named type; those of XML Schema and of the platform are always there. */
  Type(namespace: string, name: string): XDTOType | undefined
  /** A global element or attribute of a package. */
  RootProperty(namespace: string, name: string): RootProperty | undefined
  /**
   * `Создать`. As 1C's Создать: of a value type from its lexical form, of any other from the value, which is checked and given back frozen.
   * Without a value an object type gives an empty object, which is filled by assignment and by `Add` of its lists; it is checked when it is
   * written.
   *
   * @throws XDTOError
   */
  Create<T>(type: XDTOType<T>): NewObject<T>
  /** `Создать` from a lexical form or a value. @throws XDTOError */
  Create<T>(type: XDTOType<T>, from: T | string): T
  /** `ПрочитатьXML`. @throws XDTOError, XMLError */
  ReadXML<T>(source: string | Uint8Array, type: XDTOType<T>, settings?: DocumentSettings): T
  /** `ЗаписатьXML`. A document whose element is called `name`; the type's own name when absent. @throws XDTOError */
  WriteXML<T>(value: T, type: XDTOType<T>, name?: Name, layout?: XMLLayout): string
  /** `Packages`. */
  readonly Пакеты: this['Packages']
  /** `Type`. */
  readonly Тип: this['Type']
  /** `Create`. */
  readonly Создать: this['Create']
  /** `ReadXML`. */
  readonly ПрочитатьXML: this['ReadXML']
  /** `WriteXML`. */
  readonly ЗаписатьXML: this['WriteXML']
}

/** @throws DiagnosticError when two packages have one namespace. */
export function XDTOFactory(packages: readonly XDTOPackage[] = []): XDTOFactory {
  const held = new Map<string, XDTOPackage>([[V8, PlatformPackage]])
  const twice = packages.filter((one) => {
    const known = held.has(one.Namespace) && held.get(one.Namespace) !== one
    held.set(one.Namespace, one)
    return known
  })
  if (twice.length > 0) throw new DiagnosticError(twice.map((one) => report('package-twice', { namespace: one.Namespace })))
  const factory: XDTOFactory = nameInRussian(
    {
      Packages: Object.freeze([...packages]),
      Type: (namespace, name) => (namespace === XS ? xsType(name) : held.get(namespace)?.types.get(name)),
      RootProperty: (namespace, name) => held.get(namespace)?.rootProperties.get(name),
      Create: <T>(type: XDTOType<T>, ...from: readonly [(T | string)?]) =>
        (from.length === 0 ? newObject(type) : create(factory, type, from[0] as T | string)) as NewObject<T> & T,
      ReadXML: (source, type, settings) => readDocument(source, type, factory, settings),
      WriteXML: (value, type, name = { namespace: type.namespace, local: type.name }, layout = '1c') =>
        writeDocument(name, type, value, factory, layout),
    } as XDTOFactory,
    memberNames.XDTOFactory,
  )
  return Object.freeze(factory)
}

function create<T>(factory: XDTOFactory, type: XDTOType<T>, from: T | string): T {
  const path = typeName(type)
  if (isValueType(type) && typeof from === 'string') {
    const faults: Said[] = []
    const value = textCodec(type).read(from, {
      resolve: () => undefined,
      fault: (message) => {
        faults.push(message)
      },
    })
    if (value === undefined) throw new XDTOError(faults.map(({ en, ru }) => ({ path, message: en, messageRu: ru })))
    return value as T
  }
  writeDocument({ namespace: '', local: type.name || 'value' }, type, from as T, factory, 'compact')
  return isObjectType(type) ? Object.freeze(from as T) : (from as T)
}
