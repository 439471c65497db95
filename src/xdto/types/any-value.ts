/**
 * Values of xs:anyType and of open content: the natural JavaScript value where there is one, else a value with its type, else the bare XML.
 */
import type { Name } from '../../xml/name.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { DateTime } from '../values/date-time.ts'
import type { Decimal } from '../values/decimal.ts'
import type { TimeOfDay } from '../values/time-of-day.ts'
import type { XDTOType } from './type.ts'

/**
 * `null` is Неопределено (xsi:nil); string, boolean, Decimal, DateTime, CalendarDate, TimeOfDay and Uint8Array are xs:string, xs:boolean,
 * xs:decimal, xs:dateTime, xs:date, xs:time and xs:base64Binary; an array is v8:Array, a Map v8:Map, a plain object v8:Structure. A bigint
 * or a finite number is written as xs:decimal. Whatever has another type is a {@link Typed}; content without a known type is
 * {@link AnyContent}.
 */
export type AnyValue =
  | null
  | string
  | boolean
  | Decimal
  | bigint
  | number
  | DateTime
  | CalendarDate
  | TimeOfDay
  | Uint8Array
  | readonly AnyValue[]
  | ReadonlyMap<AnyValue, AnyValue>
  | AnyStructure
  | Typed
  | AnyContent

/** V8:Structure: values by name. Read ones have no prototype, so that any name is plain data. */
export interface AnyStructure {
  readonly [name: string]: AnyValue
}

/** A value whose type must be said: `new Typed(xs.int, 5)`, `new Typed(Order, {…})`. */
export class Typed<T = unknown> {
  /** Its XDTO type. */
  readonly type: XDTOType<T>
  /** The value of that type. */
  readonly value: T
  constructor(type: XDTOType<T>, value: T) {
    this.type = type
    this.value = value
  }
}

/** An attribute that no type describes. */
export interface AnyAttribute extends Name {
  /** As text. */
  readonly value: string
}

/** An element that no type describes. */
export interface AnyElement extends Name {
  /** What is inside. */
  readonly content: AnyContent
}

/** What an element holds when no type describes it; `type` is the xsi:type that it named, unknown here. */
export class AnyContent {
  /** The xsi:type that the element named, unknown here. */
  readonly type: Name | undefined
  /** Attributes in the order of the document. */
  readonly attributes: readonly AnyAttribute[]
  /** Texts and elements in the order of the document. */
  readonly content: readonly (string | AnyElement)[]
  constructor(content: readonly (string | AnyElement)[], attributes: readonly AnyAttribute[] = [], type?: Name) {
    this.type = type
    this.attributes = attributes
    this.content = content
  }

  /** All text directly inside. */
  get text(): string {
    return this.content.filter((one) => typeof one === 'string').join('')
  }
}

/** Key under which an object of an open type carries what its type does not name. */
export const additional: unique symbol = Symbol('additional')

/** What an object of an open type holds beyond its type. */
export interface Additional {
  /** Attributes that the type does not name. */
  readonly attributes: readonly AnyAttribute[]
  /** Elements that the type does not name. */
  readonly elements: readonly AnyElement[]
}

/** Key under which an object of a sequenced or mixed type carries its content in the order of the document. */
export const sequence: unique symbol = Symbol('sequence')

/** Text (of mixed content), one value of a property, or an element that the type does not name. */
export type SequenceItem = string | { readonly property: string; readonly value: unknown } | AnyElement
