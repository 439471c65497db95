/** A value of a derived type in the place of its base: which types may replace which, and how a value says what it is. */
import { type ObjectType, isObjectType, objectTypeChain } from './object-type.ts'
import { XS, type XDTOType, resolved } from './type.ts'
import { isValueType, valueTypeChain } from './value-type.ts'

/**
 * Key under which an object carries the derived type that it is of; {@link as} sets it, reading sets it where xsi:type named another type.
 */
export const xsiType: unique symbol = Symbol('xsi:type')

/** `as(Circle, { Radius: 1 })` is allowed wherever a value of a base of `Circle` is: it is written with its xsi:type. */
export const as = <T extends object>(type: ObjectType<T>, value: T): T => ({ ...value, [xsiType]: type })

/** Whether a value of `type` is allowed where `declared` is given. */
export const isDerivedFrom = (type: XDTOType, declared: XDTOType): boolean => derives(type, declared, new Set())

/** `met`: unions of unions lead to one member in very many ways. */
function derives(type: XDTOType, declared: XDTOType, met: Set<XDTOType>): boolean {
  if (met.has(declared)) return false
  met.add(declared)
  if (type === declared || declared.kind === 'any') return true
  if (isObjectType(type) && isObjectType(declared)) return objectTypeChain(type).includes(declared)
  if (!isValueType(type) || !isValueType(declared)) return false
  if (declared.namespace === XS && declared.name === 'anySimpleType') return true
  return valueTypeChain(type).includes(declared) || (declared.memberTypes?.some((one) => derives(type, resolved(one), met)) ?? false)
}
