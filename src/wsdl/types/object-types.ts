/** From the shape of a complex type to an object type: its own properties on top of its base's. */
import { makeObjectType, type ObjectType, type ObjectTypeSettings } from '../../xdto/types/object-type.ts'
import { property, reference, type Property, type PropertyDefinition, type PropertySettings } from '../../xdto/types/property.ts'
import { clark } from '../../xml/name.ts'
import { placeOf } from '../document/component.ts'
import type { AttributeUse } from './attributes.ts'
import type { Placed } from './components.ts'
import { contentModel, isPlain, occurrences, orderOf, type ElementUse, type Occurrence } from './particle.ts'
import { report } from './report.ts'
import type { SchemaTypes } from './schema-types.ts'
import type { Shape } from './shape.ts'

/** Names of properties by what they represent: an expanded name, `@` and one, or `#text`. */
export type PropertyNames = ReadonlyMap<string, string>

/** 1C's name for the text of simple content (source 60). */
const TEXT = '__content'

/** The base keeps its names; a name that is taken gets a number (no source says how: mark D). */
export function propertyNames(shape: Shape, base: PropertyNames | undefined): PropertyNames {
  const names = new Map(base)
  const taken = new Set(names.values())
  const add = (key: string, local: string): void => {
    if (names.has(key)) return
    let name = local
    for (let number = 1; taken.has(name); number++) name = `${local}${number}`
    taken.add(name)
    names.set(key, name)
  }
  if (shape.text) add('#text', TEXT)
  if (shape.content) for (const [key, { use }] of occurrences(shape.content)) add(key, use.name.local)
  for (const [key, use] of shape.attributes) add(`@${key}`, use.name.local)
  return names
}

export function objectType(types: SchemaTypes, shape: Shape, names: PropertyNames, placed: Placed | undefined): ObjectType {
  const inherited = shape.base && types.shape(shape.base)
  const properties = [
    ...textProperty(shape, inherited),
    ...elementProperties(shape, inherited, names),
    ...attributeProperties(shape, inherited, names),
  ]
  tellRenamed(types, properties, placed)
  const { base } = shape
  return makeObjectType(placed?.name.namespace ?? '', placed?.name.local ?? '', properties, {
    ...(base && { base: types.later(() => types.placedType(base)) }),
    ...settingsOf(shape, names),
  })
}

function settingsOf({ content, open, mixed, abstract }: Shape, names: PropertyNames): ObjectTypeSettings {
  const order = content ? orderOf(content) : 'order'
  return {
    ...(open && { open: true }),
    ...(abstract && { abstract: true }),
    ...(mixed && { mixed: true }),
    ...(order === 'all' && !mixed && { ordered: false }),
    ...(order === 'sequence' && !mixed && { sequenced: true }),
    ...(content && !isPlain(content) && { content: contentModel(content, (key) => names.get(key)!) }),
  }
}

function* textProperty({ text }: Shape, inherited: Shape | undefined): Generator<Property> {
  if (text && text !== inherited?.text) yield { name: TEXT, definition: property(text, { form: 'Text' }), owner: { Namespace: '' } }
}

function* elementProperties({ content }: Shape, inherited: Shape | undefined, names: PropertyNames): Generator<Property> {
  const before = inherited?.content ? occurrences(inherited.content) : new Map<string, Occurrence>()
  const now = content ? occurrences(content) : new Map<string, Occurrence>()
  for (const [key, one] of now) {
    const same = before.get(key)
    if (same?.use === one.use && same.least === one.least && same.most === one.most) continue
    const bounds: PropertySettings = {
      ...(one.least !== 1 && { lowerBound: one.least }),
      ...(one.most !== 1 && { upperBound: one.most === Infinity ? -1 : one.most }),
    }
    yield propertyOf(one.use, names.get(key)!, bounds)
  }
  for (const [key, { use }] of before) if (!now.has(key)) yield propertyOf(use, names.get(key)!, { lowerBound: 0, upperBound: 0 })
}

function* attributeProperties({ attributes }: Shape, inherited: Shape | undefined, names: PropertyNames): Generator<Property> {
  for (const [key, use] of attributes)
    if (!use.prohibited && inherited?.attributes.get(key) !== use) yield propertyOf(use, names.get(`@${key}`)!, {})
}

function propertyOf({ name, type, ref, settings, owner }: ElementUse | AttributeUse, called: string, bounds: PropertySettings): Property {
  const all = { ...settings, ...bounds, ...(!ref && called !== name.local && { localName: name.local }) }
  const definition: PropertyDefinition = ref ? reference(ref, all) : type ? property(type, all) : property(undefined, all)
  return Object.freeze({ name: called, definition, owner })
}

function tellRenamed(types: SchemaTypes, properties: readonly Property[], placed: Placed | undefined): void {
  for (const { name, definition } of properties) {
    const { localName } = definition.settings
    if (localName === undefined || !placed) continue
    types.complain(
      report(
        'renamed',
        { name: localName, type: clark(placed.name), property: name },
        placeOf({ element: placed.element, source: placed.scope.source }),
      ),
    )
  }
}
