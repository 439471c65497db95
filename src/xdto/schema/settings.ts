/** How names are written in a schema, and whether it follows 1C or XML Schema where the two differ. */
import type { Name } from '../../xml/name.ts'
import { XS, type XDTOType } from '../types/type.ts'
import { isValueType } from '../types/value-type.ts'

export interface SchemaSettings {
  /** A type's or element's name with the prefix that means its namespace here. */
  qname(name: Name): string
  /**
   * Write what XML Schema allows where 1C writes what it does not: xs:all with repetition or xs:any, xs:any that competes with elements.
   */
  readonly valid?: boolean
  /** Types that others extend: XML Schema does not let them be xs:all. */
  readonly bases?: ReadonlySet<XDTOType>
  /** Namespaces whose schemas are beside this one; without it every namespace has one somewhere. */
  readonly present?: ReadonlySet<string>
}

/**
 * 1C names a type whether or not the document has a schema of it (the platform's own often have none); in the valid form such a type is any
 * value.
 */
export const qnameIn = (settings: SchemaSettings, type: XDTOType): string =>
  settings.qname(
    settings.valid === true && isAbsent(settings, type)
      ? { namespace: XS, local: isValueType(type) ? 'anySimpleType' : 'anyType' }
      : { namespace: type.namespace, local: type.name },
  )

const isAbsent = ({ present }: SchemaSettings, { kind, namespace }: XDTOType): boolean =>
  namespace !== XS && (kind === 'any' || present?.has(namespace) === false)
