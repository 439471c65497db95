/**
 * The model that a data file was made for, kept in the file: tables are numbered by it, so the data of another configuration would be read
 * wrongly. It is refused, with what differs.
 */
import { joined, said, type Said } from '../../diagnostics/said.ts'
import { dataError } from '../data-error.ts'
import { typeName, type SimpleType } from '../definition/parts/type-description.ts'
import type { Field } from '../model/field.ts'
import type { AnyModelObject, InfobaseModel } from '../model/model.ts'
import type { Engine } from './engine.ts'

/** @throws DataError `file-of-another` */
export function keepModel(engine: Engine, model: InfobaseModel, file: string): void {
  const shapes = new Map(model.objects.map((one, at) => [one.FullName as string, `${at + 1} ${shapeOf(one)}`]))
  const hash = hashOf([...shapes.values()].join('\n'))
  engine.execute('CREATE TABLE IF NOT EXISTS _model (name TEXT PRIMARY KEY, shape TEXT) WITHOUT ROWID')
  const kept = engine.prepare("SELECT shape FROM _model WHERE name = ''").all([])[0]?.['shape']
  if (kept === hash) return
  if (kept === undefined) return writeModel(engine, shapes, hash)
  const rows = engine.prepare("SELECT name, shape FROM _model WHERE name <> ''").all([])
  const before = new Map(rows.map((row) => [String(row['name']), String(row['shape'])]))
  throw dataError('file-of-another', { file, difference: differenceOf(before, shapes) })
}

function writeModel(engine: Engine, shapes: ReadonlyMap<string, string>, hash: string): void {
  const insert = engine.prepare('INSERT INTO _model (name, shape) VALUES (?, ?)')
  engine.execute('BEGIN IMMEDIATE')
  for (const [name, shape] of shapes) insert.run([name, shape])
  insert.run(['', hash])
  engine.execute('COMMIT')
}

/** `Код:String(9) Цена:Number(15,2)`, tabular sections in brackets. */
function shapeOf(object: AnyModelObject): string {
  const sections = object.tables.map((one) => `${one.Name}[${fieldsText(one.fields)}]`)
  const members = object.kind === 'Enum' ? Object.keys(object.definition.EnumValues) : []
  const kind = object.kind === 'AccumulationRegister' ? [object.definition.RegisterType] : []
  return [fieldsText(object.fields), ...sections, ...members, ...kind].filter((one) => one !== '').join(' ')
}

const fieldsText = (fields: readonly Field[]): string => fields.map((one) => `${one.Name}:${one.Types.map(typeText).join('|')}`).join(' ')

function typeText(type: SimpleType): string {
  switch (type.kind) {
    case 'String':
      return `String(${type.Length}${type.AllowedLength === 'Fixed' ? ',Fixed' : ''})`
    case 'Number':
      return `Number(${type.Digits},${type.FractionDigits})`
    case 'Date':
      return type.DateFractions
    default:
      return typeName(type)
  }
}

/** How many differences are listed. */
const LISTED = 8

/** `+ Catalog.Склады; - Catalog.Старые; Catalog.Товары: + Вес:Number(10,3)`. */
function differenceOf(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): Said {
  const gone = [...before.keys()].filter((name) => !now.has(name)).map((name) => `- ${name}`)
  const added = [...now.keys()].filter((name) => !before.has(name)).map((name) => `+ ${name}`)
  const changed = [...now].flatMap(([name, shape]) => {
    const old = before.get(name)
    if (old === undefined || withoutNumber(old) === withoutNumber(shape)) return []
    const [was, is] = [partsOf(old), partsOf(shape)]
    const parts = [
      ...was.filter((one) => !is.includes(one)).map((one) => `- ${one}`),
      ...is.filter((one) => !was.includes(one)).map((one) => `+ ${one}`),
    ]
    return [joined([name, parts.length === 0 ? said('order of fields', 'порядок полей') : parts.join(', ')], ': ')]
  })
  const all = [...gone, ...added, ...changed]
  if (all.length === 0) return said('the order of objects', 'порядок объектов')
  return all.length > LISTED ? joined([...all.slice(0, LISTED), `… (${all.length})`], '; ') : joined(all, '; ')
}

const withoutNumber = (shape: string): string => shape.slice(shape.indexOf(' ') + 1)
const partsOf = (shape: string): readonly string[] => withoutNumber(shape).split(' ')

/** 53 bits; only compared with itself. */
function hashOf(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(16)
}
