/** Faces of the product's objects of external data sources: members go through under both names, values are turned both ways. */
import { ForeignReference } from '../../../infobase/foreign/reference.ts'
import type { Value } from '../../../infobase/values/value.ts'
import { EnumerationValue } from '../../dictionary/library.ts'
import type { Implementation } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import { ArrayObject } from '../collections/array.ts'
import type { RunData } from '../data/values/run-data.ts'
import { toData } from '../data/values/values.ts'
import { ForeignRefValue } from './reference.ts'

/** An object of the language over one of the product's. */
export abstract class Face<T extends object = object> extends BslObject {
  readonly data: RunData
  readonly target: T

  constructor(data: RunData, target: T) {
    super()
    this.data = data
    this.target = target
  }
}

/** A value of the language as external data sources take it. */
export function given(data: RunData, value: unknown): unknown {
  if (value === null || value === undefined) return undefined
  if (value instanceof ForeignRefValue) return value.reference
  if (value instanceof Face) return value.target
  if (value instanceof EnumerationValue) return value.english
  if (value instanceof ArrayObject) return value.items.map((one) => given(data, one))
  return toData(data, value)
}

/** A value of theirs as the language has it; `undefined` and `null` keep what they are there. */
export function shown(data: RunData, value: unknown): unknown {
  if (value instanceof ForeignReference) return new ForeignRefValue(value)
  if (typeof value === 'number') return value
  if (Array.isArray(value)) return new ArrayObject(value.map((one) => shown(data, one)))
  return data.value(value as Value)
}

/** What comes later is awaited by the call. */
export const later = <T, R>(value: T | Promise<T>, take: (value: T) => R): R | Promise<R> =>
  value instanceof Promise ? value.then(take) : take(value)

type Methods = Readonly<Record<string, (...args: unknown[]) => unknown>>

/** `Имя|Name|kinds` by kinds: methods of the product's object under the English name, whose values are turned. */
export function passed(...names: readonly string[]): Readonly<Record<string, Implementation>> {
  return Object.fromEntries(
    names.map((one) => {
      const english = one.split('|')[1]!
      const call = (self: Face, ...args: unknown[]): unknown => {
        const values = args.map((value) => given(self.data, value))
        const result = self.data.within(() => (self.target as Methods)[english]!(...values))
        return later(result, (value) => shown(self.data, value))
      }
      return [one, call as Implementation]
    }),
  )
}
