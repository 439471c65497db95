/** An XDTO type is a frozen value with a name; its type parameter says which JavaScript value represents it. */

declare const carried: unique symbol

/** What every XDTO type has; {@link XDTOValue} takes the JavaScript type out of it. */
export interface XDTOType<T = unknown> {
  /** Never there: it only carries `T` for the compiler. */
  readonly [carried]?: T
  /** `any`: xs:anyType; `value`: text; `object`: properties; `platform`: a `v8:` type with a codec of its own. */
  readonly kind: 'any' | 'value' | 'object' | 'platform'
  /** Namespace URI of the package; `''` for an anonymous type. */
  readonly namespace: string
  /** `''` for an anonymous type. */
  readonly name: string
}

/** The JavaScript value of a type: `type Order = XDTOValue<typeof Order>`. */
export type XDTOValue<X> = X extends XDTOType<infer T> ? T : never

/** A type, or a function that gives it later: a type that contains itself is referred to as `() => Node`. */
export type Reference<X> = X | (() => X)

export const resolved = <X extends object>(reference: Reference<X>): X => (typeof reference === 'function' ? reference() : reference)

export const XS = 'http://www.w3.org/2001/XMLSchema'
export const XSI = 'http://www.w3.org/2001/XMLSchema-instance'
/** Namespace of the platform's own types (`v8:`). */
export const V8 = 'http://v8.1c.ru/8.1/data/core'

/** A type as messages name it: `xs:decimal`, `v8:UUID`, `{urn:shop}Order`; an anonymous one has no better name than that. */
export function typeName(type: { readonly namespace: string; readonly name: string }, language: 'en' | 'ru' = 'en'): string {
  if (type.name === '') return language === 'en' ? 'an anonymous type' : 'безымянный тип'
  const prefix = type.namespace === XS ? 'xs:' : type.namespace === V8 ? 'v8:' : type.namespace === '' ? '' : `{${type.namespace}}`
  return prefix + type.name
}
