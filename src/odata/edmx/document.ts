/** A `$metadata` document as plain values: types with their properties and keys, sets, associations, functions, each with its place. */

export interface EdmxProperty {
  readonly name: string
  /** `Edm.String`, `Collection(StandardODATA.Catalog_Товары_Цены_RowType)`. */
  readonly type: string
  /** Facets, where the document has them: 1C writes none. */
  readonly maxLength: number | undefined
  readonly precision: number | undefined
  readonly scale: number | undefined
  readonly isFixed: boolean
}

export interface EdmxType {
  readonly name: string
  readonly line: number
  readonly isComplex: boolean
  readonly key: readonly string[]
  readonly properties: readonly EdmxProperty[]
  /** By name the association that a navigation goes by. */
  readonly navigations: ReadonlyMap<string, string>
}

export interface EdmxFunction {
  readonly name: string
  readonly line: number
  /** Names of types; `''` where the document does not say. */
  readonly boundTo: string
  readonly returns: string
}

export interface EdmxDocument {
  readonly types: ReadonlyMap<string, EdmxType>
  /** Types that sets have. */
  readonly sets: readonly { readonly name: string; readonly type: string; readonly line: number }[]
  /** By name the types of both ends. */
  readonly associations: ReadonlyMap<string, readonly string[]>
  readonly functions: readonly EdmxFunction[]
  /** Members by name of the enumeration. */
  readonly enums: ReadonlyMap<string, readonly string[]>
  /** Whether there is an EntityContainer: parts of documents have none. */
  readonly hasContainer: boolean
}

/** `Catalog_Товары` of `StandardODATA.Catalog_Товары` or a collection of it. */
export const bareName = (type: string): string => {
  const inner = /^Collection\((.*)\)$/.exec(type)?.[1] ?? type
  return inner.slice(inner.indexOf('.') + 1)
}

export const isCollection = (type: string): boolean => type.startsWith('Collection(')
