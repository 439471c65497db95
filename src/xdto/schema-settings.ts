/** How names are written in a schema, and whether it follows 1C or XML Schema where the two differ. */
import type { Name } from '../xml/name.ts'
import type { XDTOType } from './type.ts'

export interface SchemaSettings {
  /** A type's or element's name with the prefix that means its namespace here. */
  qname(name: Name): string
  /** Write what XML Schema allows where 1C writes what it does not: xs:all with repetition or xs:any, xs:any that competes with elements. */
  readonly valid?: boolean
  /** Types that others extend: XML Schema does not let them be xs:all. */
  readonly bases?: ReadonlySet<XDTOType>
}

export const qnameIn = (settings: SchemaSettings, type: XDTOType): string => settings.qname({ namespace: type.namespace, local: type.name })
