/** Objects of 1C's language as TypeScript sees them: members under both names, fields and elements by a dot and `[]`, `for…of`. */
import { BinaryData } from '../objects/binary/data.ts'
import { MapObject } from '../objects/collections/map.ts'
import { ErrorInfo } from '../objects/errors/error-info.ts'
import { call, each, get, getIndex, set, setIndex } from '../run/access.ts'
import { asBslError } from '../run/exceptions.ts'
import { Reference } from '../run/member.ts'
import { BslObject } from '../run/object.ts'
import { TypeValue } from '../run/values.ts'
import { SeamObject } from '../seams/object.ts'
import { fromTypeScript, toTypeScript } from '../seams/values.ts'
import type { Variable } from './arguments.ts'
import { run } from './parts.ts'

const faces = new WeakMap<BslObject, object>()
const objects = new WeakMap<object, BslObject>()

/** The object behind a face. */
export const behind = (face: object): BslObject | undefined => objects.get(face)

/** A value as TypeScript has it: objects of the language are seen by their faces, one object always by the same. */
export function out(value: unknown): unknown {
  if (!(value instanceof BslObject) || value instanceof BinaryData || value instanceof SeamObject) return toTypeScript(value)
  let face = faces.get(value)
  if (face === undefined) {
    face = new Proxy(value, handler)
    faces.set(value, face)
    objects.set(face, value)
  }
  return face
}

/** A value as the language has it; an Error is its ИнформацияОбОшибке. */
function into(value: unknown): unknown {
  if (value instanceof Error) return new ErrorInfo(asBslError(value), run)
  if (typeof value !== 'object' || value === null) return fromTypeScript(value)
  return objects.get(value) ?? (value instanceof TypeValue ? value : fromTypeScript(plain(value)))
}

/** Faces within arrays, maps and plain objects are what they show. */
function plain(value: object): object {
  if (Array.isArray(value)) return value.map(inner)
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [inner(key), inner(one)]))
  const isPlain = Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null
  return isPlain ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inner(one)])) : value
}

const inner = (value: unknown): unknown => (typeof value === 'object' && value !== null ? (objects.get(value) ?? plain(value)) : value)

/** An argument: skipped at the end or between, a variable that is set, or a value. */
export function argument(value: unknown, isVariable: boolean): unknown {
  if (value === undefined) return undefined
  if (!isVariable) return into(value)
  const variable = value as Variable
  return new Reference(
    () => into(variable.v),
    (found) => {
      variable.v = out(found)
    },
  )
}

/** Plain data of TypeScript: Структура as an object, Массив as an array. */
const plainData = (value: BslObject): unknown => toTypeScript(value)

/** What JavaScript itself asks of any object, and 1C has not. */
const foreign = new Set(['then', 'constructor', 'prototype', 'asymmetricMatch', 'nodeType', '$$typeof', 'valueOf'])

const isPlace = (name: string): boolean => /^\d+$/.test(name)

function member(target: BslObject, name: string): unknown {
  const folded = name.toLowerCase()
  const field = target.getField?.(folded, run)
  if (field !== undefined) return out(field)
  const known = target.type.members.get(folded)
  if (known === undefined && target instanceof MapObject) return out(getIndex(run, target, name))
  if (known?.call === undefined) return out(get(run, target, folded, name))
  const letters = known.kinds.replace(/[$?*]/g, '')
  return (...args: readonly unknown[]) => out(call(run, target, folded, name, ...args.map((one, at) => argument(one, letters[at] === 'r'))))
}

const handler: ProxyHandler<BslObject> = {
  get(target, name) {
    if (name === Symbol.iterator)
      return target.iterate === undefined
        ? undefined
        : function* () {
            for (const one of each(target)) yield out(one)
          }
    if (typeof name !== 'string' || (foreign.has(name) && target.getField?.(name.toLowerCase(), run) === undefined)) return undefined
    if (name === 'toJSON') return () => plainData(target)
    if (name === 'toString') return () => target.text?.() ?? target.type.presentation
    return isPlace(name) && !(target instanceof MapObject) ? out(getIndex(run, target, Number(name))) : member(target, name)
  },
  set(target, name, value) {
    if (typeof name !== 'string') return false
    if (isPlace(name) || target instanceof MapObject) setIndex(run, target, target instanceof MapObject ? name : Number(name), into(value))
    else set(run, target, name.toLowerCase(), name, into(value))
    return true
  },
  has: (target, name) =>
    typeof name === 'string' && (target.getField?.(name.toLowerCase(), run) !== undefined || target.type.members.has(name.toLowerCase())),
  ownKeys: () => [],
  getOwnPropertyDescriptor: () => undefined,
}
