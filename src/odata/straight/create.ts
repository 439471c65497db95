/** New items by a POST in JSON, written and answered at once: what the set needs is made once, and nothing that nobody reads. */
import { Learnt, orNothing } from '../../channel/learnt.ts'
import type { Arrival } from '../../exchange/arrival.ts'
import { headerValue } from '../../exchange/headers.ts'
import { originOf } from '../../exchange/origin.ts'
import { textReply, type Reply } from '../../exchange/reply.ts'
import type { Infobase } from '../../infobase/infobase.ts'
import { StoredObject } from '../../infobase/objects/item/stored-object.ts'
import { areAllThere } from '../../infobase/objects/item/there.ts'
import { canWriteAtOnce, writeAtOnce } from '../../infobase/objects/item/write-item.ts'
import type { TableLayout } from '../../infobase/store/layout.ts'
import type { Reference } from '../../infobase/values/reference.ts'
import { objectOfType } from '../../infobase/values/type-of.ts'
import type { Located } from '../../publication/locate.ts'
import type { Separator } from '../../publication/publication.ts'
import type { ObserveData } from '../../session/call.ts'
import { jsonEntity, type Level } from '../format/json.ts'
import { canonicalLink } from '../format/links.ts'
import type { EntityType, PublishedModel } from '../model/entity.ts'
import { neededFields, type Item, type Selection } from '../model/selected.ts'
import { VERSION } from '../read/answer.ts'
import { wholeArea } from '../read/area.ts'
import { jsonWriterOf, selectionOf } from '../read/cached.ts'
import { isFlat } from '../read/items.ts'
import type { Source } from '../read/source.ts'
import type { StandardOData } from '../service.ts'
import { assignmentsOf, type Assignments } from '../write/assignments.ts'
import { readBody, TYPE } from '../write/body.ts'
import { assign, managerOf, newObject } from '../write/objects.ts'
import type { ValueContext } from '../write/values.ts'
import { PLAIN, writtenItem } from '../write/written.ts'
import { formOf, isAlone, isStill, type StraightForm, type StraightOptions } from './alone.ts'
import { rowForm } from './row.ts'

/** What a body asks for, understood: writes it and answers, and shows `observe` what was done. Throws what the way of all would throw. */
type Act = (observe?: ObserveData) => Reply

/** Understands the body of a POST. `undefined`: the way of all decides. */
export type Creation = (arrival: Arrival, body: string) => Act | undefined

interface Settings extends StraightOptions {
  /** Whether anybody reads what is taken in silence. */
  readonly isHeard: boolean
}

/** `undefined`: addresses of this form are no sets of plain items, or more is answered than their rows. */
function creationOf(service: StandardOData, located: Located, settings: Settings): Creation | undefined {
  const form = formOf(service, located, settings.infobase)
  if (form === undefined || form.key !== undefined) return undefined
  const { infobase, model, entity, level } = form
  const { base } = infobase
  const { kind, FullName } = entity.object
  const table = base.layout.table(FullName)
  const manager = managerOf(infobase, entity)
  const selection = selectionOf(model, entity, undefined, undefined)
  const isPlain = PLAIN.has(kind) && base.classOf(kind) === StoredObject && isFlat({ ...selection, sections: [] })
  if (!isPlain || table === undefined || manager === undefined) return undefined
  if (!neededFields(selection).every((name) => table.column(name) !== undefined)) return undefined
  const isSilent = !settings.isHeard && service.settings.strict !== true
  const making: Making = { infobase, entity, selection, model, level, zoneOffset: service.settings.zoneOffset ?? 0, isSilent }
  const answer = answering(form, located.root, settings.trustForwarded ?? false)
  const byRow = rowCreation(making, table, answer)
  const byObject = objectCreation(making, manager, answer)
  return (arrival, body) => {
    const isOwn = isAlone(infobase) && isStill(service, infobase, model) && canWriteAtOnce(base, table)
    if (!isOwn || headerValue(arrival.headers, '1C_OData-DataLoadMode') !== undefined) return undefined
    return byRow?.(arrival, body) ?? byObject(arrival, body)
  }
}

interface Making {
  readonly infobase: Infobase
  readonly entity: EntityType
  readonly selection: Selection
  readonly model: PublishedModel
  readonly level: Level
  readonly zoneOffset: number
  readonly isSilent: boolean
}

/** Gives the answer of an item: the address of it below the root, and its properties. */
type Answer = (arrival: Arrival, link: string, properties: string) => Reply

/** Most requests name one host: what the answer says of it is made once. */
function answering({ entity: { name }, model, level }: StraightForm, ownRoot: string, trustForwarded: boolean): Answer {
  let lastOrigin: string | undefined
  let root = ''
  let before = ''
  let after = ''
  return (arrival, link, properties) => {
    const origin = originOf(arrival, trustForwarded)
    if (origin !== lastOrigin) {
      root = origin + ownRoot
      ;[before = '', after = ''] = jsonEntity(name, MARK, { model, level, root }).split(MARK)
      lastOrigin = origin
    }
    return textReply(201, 'application/json;charset=utf-8', before + properties + after, [...VERSION, 'Location', `${root}/${link}`])
  }
}

/** Stands for the properties in what is around them; no host has it in its name. */
const MARK = '\u0000'

/** Items that are their rows. */
function rowCreation(making: Making, table: TableLayout, answer: Answer): Creation | undefined {
  const { infobase, selection, isSilent } = making
  const form = rowForm(infobase, table, selection, making)
  if (form === undefined) return undefined
  return (arrival, body) =>
    orNothing(() => {
      const context = contextOf(making)
      const row = form.fill(body, headerValue(arrival.headers, 'Content-Type'), context)
      if (row === undefined || !(isSilent || isUnremarkable(infobase, context))) return undefined
      return (observe) => {
        const uuid = form.write(row)
        observe?.({ operation: 'write', object: table.object.FullName, which: uuid })
        return answer(arrival, form.link(uuid), form.text(row, uuid))
      }
    })
}

/** Items with the object between the body and the row. */
function objectCreation(making: Making, manager: NonNullable<ReturnType<typeof managerOf>>, answer: Answer): Creation {
  const { infobase, entity, selection, model, level } = making
  const { base } = infobase
  const source: Source = { reads: infobase, model, area: wholeArea, requires: () => {} }
  const write = jsonWriterOf(selection, { model, level, root: '' })
  return (arrival, body) => {
    const object = objectOf(manager, body, arrival.headers, making)
    if (object === undefined) return undefined
    return (observe) => {
      writeAtOnce(base, object, {})
      observe?.({ operation: 'write', object: entity.object.FullName, which: object.Ref.UUID })
      const item = writtenItem(source, base, selection, object) as Item
      return answer(arrival, canonicalLink(entity, item, model), write(item))
    }
  }
}

/** Forms that are kept, and how long their targets may be. */
const KEPT = 100
const LONGEST = 1_000

/** Gives what answers a POST in an area, as soon as its body is there. */
export function creations(
  service: StandardOData,
  settings: Settings,
): (located: Located, separators: readonly Separator[]) => Creation | undefined {
  const forms = new Learnt<Creation>(KEPT)
  return (located, separators) => {
    const { method, target } = located.arrival
    if (method !== 'POST' || separators.length > 0 || target.length > LONGEST) return undefined
    return forms.of(target, () => creationOf(service, located, settings))
  }
}

/** What is to be written, where nothing is to be refused or said of it. */
function objectOf(
  manager: Parameters<typeof newObject>[0],
  body: string,
  headers: readonly string[],
  making: Making,
): StoredObject | undefined {
  return orNothing(() => {
    const given = soundBody(body, headers, making)
    if (given === undefined) return undefined
    const object = newObject(manager, given.values.get('IsFolder') === true)
    assign(object, given.values, wholeArea)
    for (const [name, rows] of given.sections) object.Section(name).Load(rows)
    return object
  })
}

/** What a body assigns. */
function soundBody(body: string, headers: readonly string[], making: Making): Assignments | undefined {
  const context = contextOf(making)
  const read = readBody(body, headerValue(headers, 'Content-Type'))
  if (read[TYPE] !== undefined) return undefined
  const given = assignmentsOf(making.entity, read, context)
  // Whoever brings a reference of its own has it looked for.
  if (given.values.has('Ref')) return undefined
  return making.isSilent || isUnremarkable(making.infobase, context) ? given : undefined
}

interface Context extends ValueContext {
  isSaid: boolean
}

function contextOf({ infobase, model, zoneOffset }: Making): Context {
  const context: Context = {
    model,
    members: (name) => Object.keys(infobase.model.find('Enum', name)?.definition.EnumValues ?? {}),
    accept: () => (context.isSaid = true),
    references: [],
    zoneOffset,
    isSaid: false,
  }
  return context
}

/** Nothing is to be said of the values, and their references lead somewhere. */
const isUnremarkable = (infobase: Infobase, { isSaid, references }: Context): boolean =>
  !isSaid && references.every(([, one]) => isThere(infobase, one))

function isThere({ base }: Infobase, reference: Reference): boolean {
  const table = reference.IsEmpty() ? undefined : base.layout.table(objectOfType(reference.type) ?? '')
  return reference.IsEmpty() || (table !== undefined && areAllThere(base, table, [reference.UUID]))
}
