/** V8:Array, v8:Map and their fixed twins (source 50; the form of a map from 1C-made files). */
import { said } from '../../diagnostics/said.ts'
import type { ReadSession } from '../read/session.ts'
import type { AnyValue } from '../types/any-value.ts'
import { platformType } from '../types/platform-type.ts'
import { property } from '../types/property.ts'
import { shown } from '../types/text-place.ts'
import { V8 } from '../types/type.ts'
import { xs } from '../types/xs.ts'
import type { WriteSession } from '../write/session.ts'
import { readChildren, readValue, within, writeValue } from './children.ts'
import { core } from './descriptions.ts'

function readArray(session: ReadSession): readonly AnyValue[] {
  const made: AnyValue[] = []
  let index = 0
  session.refuseAttributes()
  readChildren(session, 'Value', (local) => {
    if (local !== 'Value') return false
    const value = readValue(session, local, index++)
    if (value !== undefined) made.push(value)
    return true
  })
  return made
}

function writeArray(session: WriteSession, value: readonly AnyValue[]): void {
  if (!Array.isArray(value)) return session.fault(said(`${shown(value)} is not an array`, `${shown(value, 'ru')} – не массив`))
  value.forEach((one: AnyValue, index) => {
    writeValue(session, 'Value', one, index)
  })
}

function readPair(session: ReadSession, made: Map<AnyValue, AnyValue>): void {
  let key: AnyValue | undefined = null
  let value: AnyValue | undefined = null
  readChildren(session, 'Key, Value', (local) => {
    if (local === 'Key') key = readValue(session, local)
    else if (local === 'Value') value = readValue(session, local)
    return local === 'Key' || local === 'Value'
  })
  if (key !== undefined && value !== undefined) made.set(key, value)
}

function readMap(session: ReadSession): ReadonlyMap<AnyValue, AnyValue> {
  const made = new Map<AnyValue, AnyValue>()
  let index = 0
  session.refuseAttributes()
  readChildren(session, 'pair', (local) => {
    if (local === 'pair') within(session, local, index++, () => readPair(session, made))
    return local === 'pair'
  })
  return made
}

function writeMap(session: WriteSession, value: ReadonlyMap<AnyValue, AnyValue>): void {
  if (!(value instanceof Map)) return session.fault(said(`${shown(value)} is not a Map`, `${shown(value, 'ru')} – не Map`))
  let index = 0
  for (const [key, item] of value) {
    const before = session.open(V8, 'pair')
    within(session, 'pair', index++, () => {
      writeValue(session, 'Key', key)
      writeValue(session, 'Value', item)
    })
    session.close(before)
  }
}

const anyNil = property(xs.anyType, { nillable: true })
const many = { lowerBound: 0, upperBound: -1 } as const
const KeyAndValue = core.objectType('KeyAndValue', { Key: anyNil, Value: anyNil })

const array = {
  shape: core.anonymousObjectType({ Value: property(xs.anyType, { ...many, nillable: true }) }),
  read: readArray,
  write: writeArray,
}
const map = { shape: core.anonymousObjectType({ pair: property(KeyAndValue, many) }), read: readMap, write: writeMap }

export const ArrayType = platformType('Array', array)
export const FixedArray = platformType('FixedArray', array)
export const MapType = platformType('Map', map)
export const FixedMap = platformType('FixedMap', map)
