/** Members and elements of objects, as generated code reaches them: names come folded for the lookup and as written for the message. */
import { BslError, errors } from './error.ts'
import { Box, Reference } from './member.ts'
import { BslObject } from './object.ts'
import type { Run } from './run.ts'

function objectOf(value: unknown, name: string): BslObject {
  if (value instanceof BslObject) return value
  if (value instanceof Promise || value === undefined) throw errors.notWaited()
  throw errors.notAnObject(name)
}

export function get(run: Run, object: unknown, folded: string, name: string): unknown {
  const target = objectOf(object, name)
  if (target.getField) {
    const found = target.getField(folded, run)
    if (found !== undefined) return found
  }
  const property = target.type.members.get(folded)?.property
  if (!property?.get) throw errors.noField(name)
  return property.get(target, run)
}

export function set(run: Run, object: unknown, folded: string, name: string, value: unknown): void {
  const target = objectOf(object, name)
  if (value instanceof Promise || value === undefined) throw errors.notWaited()
  if (target.setField?.(folded, value, run)) return
  const property = target.type.members.get(folded)?.property
  if (!property) throw errors.noField(name)
  if (!property.set) throw errors.readOnly(name)
  property.set(target, value, run)
}

export function call(run: Run, object: unknown, folded: string, name: string, ...args: unknown[]): unknown {
  const target = objectOf(object, name)
  const member = target.getMethod?.(folded, run) ?? target.type.members.get(folded)?.call
  if (!member) throw errors.noMethod(name)
  return member(run, target, args)
}

/** `Объект["Свойство"]` of an object without elements is its property of that name. */
export function getIndex(run: Run, object: unknown, index: unknown): unknown {
  if (object instanceof BslObject && !object.getIndex && typeof index === 'string') return get(run, object, index.toLowerCase(), index)
  if (!(object instanceof BslObject) || !object.getIndex) throw noElements(object)
  return object.getIndex(index, run)
}

export function setIndex(run: Run, object: unknown, index: unknown, value: unknown): void {
  if (value instanceof Promise || value === undefined) throw errors.notWaited()
  if (!(object instanceof BslObject) || !object.setIndex)
    throw object instanceof BslObject && object.getIndex ? errors.readOnlyIndex() : noElements(object)
  object.setIndex(index, value, run)
}

const noElements = (object: unknown): BslError => (object instanceof Promise ? errors.notWaited() : errors.noIndex())

export function each(object: unknown): Iterable<unknown> {
  if (object instanceof BslObject && object.iterate) return object.iterate()
  if (object instanceof Promise) throw errors.notWaited()
  throw errors.notACollection()
}

/** A field by a name that is only known while running; `undefined` where there is none. */
export function fieldOf(run: Run, object: BslObject, name: string): unknown {
  const folded = name.toLowerCase()
  const found = object.getField?.(folded, run)
  if (found !== undefined) return found
  return object.type.members.get(folded)?.property?.get?.(object, run)
}

export const hasField = (run: Run, object: BslObject, name: string): boolean => {
  const folded = name.toLowerCase()
  return object.getField?.(folded, run) !== undefined || object.type.members.get(folded)?.property !== undefined
}

/** By reference: what a variable is when a platform method or another module may write it. */
export const reference = (read: () => unknown, write: (value: unknown) => void): Reference => new Reference(read, write)

/** A box for a value that a method may write. */
export const box = (value: unknown): Box => new Box(value)
