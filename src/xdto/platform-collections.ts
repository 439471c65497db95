/** v8:Structure, v8:Array, v8:Map and their fixed twins: content of any type under fixed element names (facts 2.1). */
import { END, TEXT } from '../xml/pull.ts'
import type { AnyStructure, AnyValue } from './any-value.ts'
import { core } from './platform-descriptions.ts'
import { platformType } from './platform-type.ts'
import type { PlatformType } from './platform-type.ts'
import { property } from './property.ts'
import { readElement } from './read.ts'
import { isBlank } from './read-session.ts'
import type { ReadSession } from './read-session.ts'
import { shown } from './text-place.ts'
import { V8 } from './type.ts'
import { writeElement } from './write.ts'
import type { WriteSession } from './write-session.ts'
import { xs } from './xs.ts'

/** Reads children of the platform's namespace; `take` reads one to its end, or answers false for a name that it does not know. */
export function readChildren(session: ReadSession, expected: string, take: (local: string) => boolean): void {
  const { reader } = session
  for (let event = reader.next(); event !== END; event = reader.next()) {
    if (event === TEXT) {
      if (!isBlank(reader.text)) session.fault(`unexpected text ${shown(reader.text.trim())}: there may be ${expected}`)
    } else if (reader.namespace !== V8 || !take(reader.local)) {
      session.unexpected(`there may be ${expected}`)
    }
  }
}

const within = <X>(session: ReadSession | WriteSession, step: string, index: number, work: () => X): X => {
  session.trail.enter(step, index)
  const done = work()
  session.trail.leave()
  return done
}

const readValue = (session: ReadSession, step: string, index = -1): AnyValue | undefined =>
  within(session, step, index, () => readElement(session, xs.anyType, true) as AnyValue | undefined)

const writeValue = (session: WriteSession, local: string, value: AnyValue, index = -1): void =>
  within(session, local, index, () => writeElement(session, { namespace: V8, local }, xs.anyType, value))

function readStructure(session: ReadSession): AnyStructure {
  const made = Object.create(null) as Record<string, AnyValue>
  session.refuseAttributes()
  readChildren(session, 'Property', (local) => {
    if (local !== 'Property') return false
    const name = session.reader.attributes.find((one) => one.local === 'name' && one.namespace === '')?.value
    if (name === undefined) session.fault('Property needs the attribute "name"')
    if (name !== undefined && Object.hasOwn(made, name)) session.fault(`the structure has two properties ${shown(name)}`)
    let value: AnyValue | undefined = null
    within(session, name ?? 'Property', -1, () => readChildren(session, 'Value', (inner) => {
      if (inner !== 'Value') return false
      value = readElement(session, xs.anyType, true) as AnyValue | undefined
      return true
    }))
    if (name !== undefined && value !== undefined) made[name] = value
    return true
  })
  return made
}

function writeStructure(session: WriteSession, value: AnyStructure): void {
  for (const name of Object.keys(value)) {
    const before = session.open(V8, 'Property')
    session.attribute('name', name)
    within(session, name, -1, () => writeElement(session, { namespace: V8, local: 'Value' }, xs.anyType, value[name]))
    session.close(before)
  }
}

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
  if (!Array.isArray(value)) return session.fault(`${shown(value)} is no array`)
  value.forEach((one: AnyValue, index) => { writeValue(session, 'Value', one, index) })
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
  if (!(value instanceof Map)) return session.fault(`${shown(value)} is no Map`)
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
const StructureProperty = core.objectType('StructureProperty', { Value: anyNil, name: property(xs.string, { form: 'Attribute' }) })
const KeyAndValue = core.objectType('KeyAndValue', { Key: anyNil, Value: anyNil })

const structure: Pick<PlatformType<AnyStructure>, 'shape' | 'read' | 'write'> = {
  shape: core.anonymousObjectType({ Property: property(StructureProperty, many) }),
  read: readStructure,
  write: (session, value) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) writeStructure(session, value)
    else session.fault(`${shown(value)} is no object with the structure's values`)
  },
}
const array = { shape: core.anonymousObjectType({ Value: property(xs.anyType, { ...many, nillable: true }) }), read: readArray, write: writeArray }
const map = { shape: core.anonymousObjectType({ pair: property(KeyAndValue, many) }), read: readMap, write: writeMap }

export const Structure = platformType('Structure', structure)
export const FixedStructure = platformType('FixedStructure', structure)
export const ArrayType = platformType('Array', array)
export const FixedArray = platformType('FixedArray', array)
export const MapType = platformType('Map', map)
export const FixedMap = platformType('FixedMap', map)
