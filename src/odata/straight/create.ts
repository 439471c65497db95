/** New items by a POST in JSON, written and answered at once: what the set needs is made once, and nothing that nobody reads. */
import { Learnt, orNothing } from '../../channel/learnt.ts'
import { headerValue } from '../../exchange/headers.ts'
import { originOf } from '../../exchange/origin.ts'
import { textReply, type Reply } from '../../exchange/reply.ts'
import type { Infobase } from '../../infobase/infobase.ts'
import { StoredObject } from '../../infobase/objects/item/stored-object.ts'
import { areAllThere } from '../../infobase/objects/item/there.ts'
import { isWrittenAtOnce } from '../../infobase/objects/item/write-item.ts'
import type { Reference } from '../../infobase/values/reference.ts'
import { objectOfType } from '../../infobase/values/type-of.ts'
import type { Located } from '../../publication/locate.ts'
import type { Call } from '../../session/call.ts'
import { jsonEntity, type JsonContext } from '../format/json.ts'
import { canonicalLink } from '../format/links.ts'
import type { EntityType, PublishedModel } from '../model/entity.ts'
import { neededFields, type Item } from '../model/selected.ts'
import { VERSION } from '../read/answer.ts'
import { wholeArea } from '../read/area.ts'
import { jsonWriterOf, selectionOf } from '../read/cached.ts'
import { isFlat } from '../read/items.ts'
import type { Source } from '../read/source.ts'
import type { StandardOData } from '../service.ts'
import { assignmentsOf, type Assignments } from '../write/assignments.ts'
import { readBody, TYPE } from '../write/body.ts'
import { assign, managerOf, newObject } from '../write/objects.ts'
import { PLAIN, writtenItem } from '../write/written.ts'
import { formOf, isAlone, isStill, type StraightOptions } from './alone.ts'

/** Answers a POST whose body is there. `undefined`: nothing was done, and the way of all decides. */
export type Creation = (located: Located, body: string) => Reply | undefined

interface Settings extends StraightOptions {
  /** Whether anybody reads what is taken in silence. */
  readonly isHeard: boolean
}

/** `undefined`: addresses of this form are no sets of plain items, or more is answered than their rows. */
function creationOf(service: StandardOData, located: Located, settings: Settings): Creation | undefined {
  const form = formOf(service, located, settings.infobase)
  if (form === undefined || form.key !== undefined) return undefined
  const { infobase, model, entity, level } = form
  const { trustForwarded = false } = settings
  const { root } = located
  const { base } = infobase
  const { kind, FullName } = entity.object
  const table = base.layout.table(FullName)
  const manager = managerOf(infobase, entity)
  const selection = selectionOf(model, entity, undefined, undefined)
  const isPlain = PLAIN.has(kind) && base.classOf(kind) === StoredObject && isFlat({ ...selection, sections: [] })
  if (!isPlain || manager === undefined || !neededFields(selection).every((name) => table?.column(name) !== undefined)) return undefined
  const source: Source = { reads: infobase, model, area: wholeArea, requires: () => {} }
  const write = jsonWriterOf(selection, { model, level, root: '' })
  const isSilent = !settings.isHeard && service.settings.strict !== true
  const reading = { infobase, model, zoneOffset: service.settings.zoneOffset ?? 0, isSilent }
  return ({ arrival }, body) => {
    const { headers } = arrival
    const isOwn = isAlone(infobase) && isStill(service, infobase, model) && base.events(FullName) === undefined
    if (!isOwn || headerValue(headers, '1C_OData-DataLoadMode') !== undefined) return undefined
    const object = objectOf(manager, body, headers, entity, reading)
    if (object === undefined || !isWrittenAtOnce(base, object, {})) return undefined
    const item = writtenItem(source, base, selection, object) as Item
    const context: JsonContext = { model, level, root: originOf(arrival, trustForwarded) + root }
    const location = `${context.root}/${canonicalLink(entity, item.value, model)}`
    const text = jsonEntity(entity.name, write(item), context)
    return textReply(201, 'application/json;charset=utf-8', text, [...VERSION, 'Location', location])
  }
}

/** Forms that are kept, and how long their targets may be. */
const KEPT = 100
const LONGEST = 1_000

/** Gives what answers the POST of a call, as soon as its body is there. */
export function creations(service: StandardOData, settings: Settings): (located: Located, call: Call) => Creation | undefined {
  const forms = new Learnt<Creation>(KEPT)
  return (located, { separators }) => {
    const { method, target } = located.arrival
    if (method !== 'POST' || separators.length > 0 || target.length > LONGEST) return undefined
    return forms.of(target, () => creationOf(service, located, settings))
  }
}

interface Reading {
  readonly infobase: Infobase
  readonly model: PublishedModel
  readonly zoneOffset: number
  readonly isSilent: boolean
}

/** What is to be written, where nothing is to be refused or said of it. */
function objectOf(
  manager: Parameters<typeof newObject>[0],
  body: string,
  headers: readonly string[],
  entity: EntityType,
  reading: Reading,
): StoredObject | undefined {
  return orNothing(() => {
    const given = soundBody(body, headers, entity, reading)
    if (given === undefined) return undefined
    const object = newObject(manager, given.values.get('IsFolder') === true)
    assign(object, given.values, wholeArea)
    for (const [name, rows] of given.sections) object.Section(name).Load(rows)
    return object
  })
}

/** What a body assigns. */
function soundBody(
  body: string,
  headers: readonly string[],
  entity: EntityType,
  { infobase, model, zoneOffset, isSilent }: Reading,
): Assignments | undefined {
  let isSaid = false
  const references: [string, Reference][] = []
  const read = readBody(body, headerValue(headers, 'Content-Type'))
  if (read[TYPE] !== undefined) return undefined
  const given = assignmentsOf(entity, read, {
    model,
    members: (name) => Object.keys(infobase.model.find('Enum', name)?.definition.EnumValues ?? {}),
    accept: () => (isSaid = true),
    references,
    zoneOffset,
  })
  // Whoever brings a reference of its own has it looked for.
  if (given.values.has('Ref') || isSilent) return given.values.has('Ref') ? undefined : given
  return isSaid || !references.every(([, one]) => isThere(infobase, one)) ? undefined : given
}

function isThere({ base }: Infobase, reference: Reference): boolean {
  const table = reference.IsEmpty() ? undefined : base.layout.table(objectOfType(reference.type) ?? '')
  return reference.IsEmpty() || (table !== undefined && areAllThere(base, table, [reference.UUID]))
}
