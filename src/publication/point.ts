/** The content of a default.vrd as a plain value in 1C's words: its types follow from the table of the format. */
import type { AttributeKind, ElementFormat, pointFormat } from './vrd-format.ts'

/** `reuseSessions` as default.vrd spells it. */
export type ReuseWord = 'dontuse' | 'use' | 'autouse'

interface KindValues {
  'string': string
  'string!': string
  'address': string
  'boolean': boolean
  'integer': number
  'reuseSessions': ReuseWord
}

type Required<A> = { [Key in keyof A]: A[Key] extends `${string}!` ? Key : never }[keyof A]

/** Attributes and children by name, in the order of the file; what may occur several times is a list. */
type ElementValue<F> = F extends 'text'
  ? string
  : F extends ElementFormat
    ? { readonly [Key in Required<F['attributes']>]: KindValues[F['attributes'][Key] & AttributeKind] } & {
        readonly [Key in Exclude<keyof F['attributes'], Required<F['attributes']>>]?: KindValues[F['attributes'][Key] & AttributeKind]
      } & { readonly [Key in keyof F['one']]?: ElementValue<F['one'][Key]> } & {
        readonly [Key in keyof F['many']]?: readonly ElementValue<F['many'][Key]>[]
      }
    : never

/** The root element, `point`. */
export type Point = ElementValue<typeof pointFormat>

export type AccessTokenAuthentication = NonNullable<Point['accessTokenAuthentication']>
export type ZoneInfo = NonNullable<NonNullable<Point['zones']>['zone']>[number]
