/** POST, PATCH, PUT and DELETE: what of an entity set they write, and the whole entity as the answer. */
import { said, type Said } from '../../diagnostics/said.ts'
import { headerValue } from '../../exchange/headers.ts'
import type { Reply } from '../../exchange/reply.ts'
import { requireRight } from '../../infobase/objects/base.ts'
import type { StoredObject } from '../../infobase/objects/item/stored-object.ts'
import { and, equal, field as planField } from '../../infobase/query/expression.ts'
import type { Reference } from '../../infobase/values/reference.ts'
import type { Value } from '../../infobase/values/value.ts'
import { odataRefusal } from '../errors.ts'
import { canonicalLink } from '../format/links.ts'
import { textOf } from '../format/values.ts'
import type { EntityType } from '../model/entity.ts'
import type { Item, Selection } from '../model/selected.ts'
import { bindKey, type BoundKey } from '../plan/key.ts'
import { entityReply, VERSION } from '../read/answer.ts'
import { selectionOf } from '../read/cached.ts'
import { readEntity } from '../read/entity.ts'
import { select } from '../read/selection.ts'
import type { Request } from '../request.ts'
import type { Segment } from '../syntax/segments.ts'
import { type Accept, accepting, acceptReferences } from './accepted.ts'
import { callAction } from './actions.ts'
import { assignmentsOf, type Assignments } from './assignments.ts'
import { readBody, TYPE } from './body.ts'
import { acceptLeftOut, presentFields, presentObject } from './left-out.ts'
import { createObject, deleteObject, updateObject, type WriteOptions } from './objects.ts'
import { createRecord, deleteRecord, updateRecord, writeConstant, writeRecordSet } from './records.ts'
import { writtenItem } from './written.ts'

export async function writeSet(request: Request, entity: EntityType, first: Segment, rest: readonly Segment[]): Promise<Reply> {
  const { method } = request.arrival
  if (entity.shape === 'section' && method === 'POST') throw odataRefusal('table-row')
  if (entity.shape === 'section' || entity.shape === 'record' || entity.shape === 'journal')
    throw odataRefusal('http-method', [method], said(`${entity.name} is read only`, `${entity.name} доступен только для чтения`))
  if (first.inner === undefined) {
    if (method !== 'POST' || rest.length > 0) throw odataRefusal('http-method', [method], methodsOf(entity, rest[0]))
    return create(request, entity)
  }
  const key = bindKey(entity, first.inner, request.model)
  const [action, ...more] = rest
  if (action !== undefined) return callAction(request, entity, key, action, more)
  if (method === 'POST')
    throw odataRefusal(
      'http-method',
      [method],
      said('an entity takes GET, PATCH, PUT and DELETE', 'сущность вызывается методами GET, PATCH, PUT и DELETE'),
    )
  await checkVersion(request, entity, key)
  if (method === 'DELETE') return remove(request, entity, key)
  if (entity.shape === 'object') return answeredObject(request, entity, await change(request, entity, key), 200)
  return answered(request, entity, (await update(request, entity, key)) ?? key, 200)
}

const methodsOf = ({ name, functions }: EntityType, behind: Segment | undefined): Said =>
  behind !== undefined && functions.some((one) => one.name === behind.name && !one.isAction)
    ? said(`${behind.name} is called by GET`, `${behind.name} вызывается методом GET`)
    : said(`${name} without a key takes GET and POST`, `${name} без ключа вызывается методами GET и POST`)

const optionsOf = ({ arrival: { headers }, source }: Request): WriteOptions => ({
  isLoading: headerValue(headers, '1C_OData-DataLoadMode')?.toLowerCase() === 'true',
  area: source.area,
})

/** What the body says that it is: a category of atom, or `odata.type`. */
function acceptType({ name }: EntityType, given: unknown, accept: Accept): void {
  if (typeof given !== 'string' || given.replace(/^#/, '') === `StandardODATA.${name}`) return
  accept(said(`the body is of the type ${given}, not StandardODATA.${name}`, `тип тела – ${given}, а не StandardODATA.${name}`), (hint) =>
    odataRefusal('request-form', [], hint),
  )
}

async function assignments(
  request: Request,
  entity: EntityType,
  accept = accepting(request, entity),
  isKnown = false,
): Promise<Assignments> {
  const { arrival, settings, infobase, model, body } = request
  const read = readBody(await body(), headerValue(arrival.headers, 'Content-Type'))
  acceptType(entity, read[TYPE], accept)
  const references: [string, Reference][] = []
  const given = assignmentsOf(entity, read, {
    model,
    members: (name) => Object.keys(infobase.model.find('Enum', name)?.definition.EnumValues ?? {}),
    accept,
    references,
    zoneOffset: settings.zoneOffset ?? 0,
    isKnown,
  })
  const [key] = entity.key
  const others = references.filter(([name]) => name !== key?.name || entity.shape !== 'object')
  if (others.length > 0) await acceptReferences(request, others, accept)
  return given
}

async function create(request: Request, entity: EntityType): Promise<Reply> {
  const { infobase } = request
  const given = await assignments(request, entity)
  const options = optionsOf(request)
  if (entity.shape === 'object') return answeredObject(request, entity, await createObject(infobase, entity, given, options), 201)
  if (entity.shape === 'independent') {
    requireRight(infobase.base, entity.object, 'Update')
    return answered(request, entity, keyOf(entity, await createRecord(infobase, entity, given, options)), 200)
  }
  if (entity.shape !== 'recordSet')
    throw odataRefusal('http-method', ['POST'], said(`${entity.name} is written by PATCH`, `${entity.name} записывается методом PATCH`))
  const recorder = given.values.get('Recorder')
  if (recorder === undefined) throw odataRefusal('property-missing', [entity.key[0]!.name])
  await writeRecordSet(infobase, entity, recorder, given.sections.get('RecordSet') ?? [], options)
  return answered(request, entity, keyOf(entity, [recorder]), 200)
}

const keyOf = (entity: EntityType, values: readonly Value[]): BoundKey => ({
  values: entity.key.map((field, at) => [field, values[at]] as const),
  where: and(...entity.key.map(({ column }, at) => equal(planField(column), { kind: 'value', value: values[at] }))),
})

const referenceIn = (key: BoundKey): Reference => key.values[0]![1] as Reference

async function change(request: Request, entity: EntityType, key: BoundKey): Promise<StoredObject> {
  const accept = accepting(request, entity)
  const given = await assignments(request, entity, accept, true)
  const asked = new Map(presentFields(entity).map((name) => [name, new Map()] as const))
  const item = await readEntity(request.source, entity, key, select(request.model, entity, asked))
  acceptLeftOut(entity, given, presentObject(entity, item), accept)
  const isWhole = request.arrival.method === 'PUT'
  return updateObject(request.infobase, entity, referenceIn(key), given, isWhole, optionsOf(request))
}

/** Gives the new key of a record. */
async function update(request: Request, entity: EntityType, key: BoundKey): Promise<BoundKey | void> {
  const { infobase, arrival } = request
  const given = await assignments(request, entity)
  const options = optionsOf(request)
  if (entity.shape === 'independent') {
    await readEntity(request.source, entity, key, select(request.model, entity, new Map()))
    return keyOf(entity, await updateRecord(infobase, entity, key, given, arrival.method === 'PUT', options))
  }
  if (entity.shape === 'constant') return writeConstant(infobase, entity, key, given, arrival.method === 'PUT', options)
  // What a PATCH does not name stays as it is, the records too.
  if (arrival.method === 'PATCH' && !given.sections.has('RecordSet')) return
  return writeRecordSet(infobase, entity, referenceIn(key), given.sections.get('RecordSet') ?? [], options)
}

async function remove(request: Request, entity: EntityType, key: BoundKey): Promise<Reply> {
  const { infobase, source, model } = request
  if (entity.shape === 'constant')
    throw odataRefusal('http-method', ['DELETE'], said('a constant is not deleted', 'константа не удаляется'))
  await readEntity(source, entity, key, select(model, entity, new Map()))
  if (entity.shape === 'object') await deleteObject(infobase, entity, referenceIn(key), optionsOf(request))
  else if (entity.shape === 'independent') await deleteRecord(infobase, entity, key, optionsOf(request))
  else await writeRecordSet(infobase, entity, referenceIn(key), [], optionsOf(request))
  return { status: 204, headers: [...VERSION] }
}

/** `If-Match` is not looked at on the wire; documents say 412 (docs/quirks.md). */
async function checkVersion(request: Request, entity: EntityType, key: BoundKey): Promise<void> {
  const { settings, source, model } = request
  const wanted = headerValue(request.arrival.headers, 'If-Match')?.replace(/^W\//, '').replaceAll('"', '')
  const version = entity.field('DataVersion')
  if (wanted === undefined || wanted === '*' || version === undefined) return
  const item = await readEntity(source, entity, key, select(model, entity, new Map([['DataVersion', new Map()]])))
  const now = textOf(item.value(version))
  if (now === wanted) return
  const stale = (hint: Said) => odataRefusal('stale', [], hint)
  if (settings.optimisticLocking === 'documented') throw stale(said(`DataVersion is ${now}`, `сейчас DataVersion – ${now}`))
  accepting(request, entity)(
    said(`If-Match is not the DataVersion, which is ${now}`, `If-Match не равен DataVersion, сейчас это ${now}`),
    stale,
  )
}

async function answered(request: Request, entity: EntityType, key: BoundKey, status: 200 | 201): Promise<Reply> {
  const selection = selectionOf(request.model, entity, undefined, undefined)
  // A set that was emptied is no longer there to be read: its key and no records are the answer.
  const isSet = entity.shape === 'recordSet'
  const item = isSet ? await readSetItem(request, entity, key) : await readEntity(request.source, entity, key, selection)
  return itemReply(request, selection, item, status)
}

/** Read back only where the object that was written cannot say how it is now. */
async function answeredObject(request: Request, entity: EntityType, object: StoredObject, status: 200 | 201): Promise<Reply> {
  const { source, infobase, model } = request
  const selection = selectionOf(model, entity, undefined, undefined)
  const written = writtenItem(source, infobase.base, selection, object)
  const item = written instanceof Promise ? await written : written
  return item === undefined ? answered(request, entity, keyOf(entity, [object.Ref]), status) : itemReply(request, selection, item, status)
}

function itemReply({ writing, source, model }: Request, selection: Selection, item: Item, status: 200 | 201): Reply {
  const { entity } = selection
  const location = status === 201 ? `${writing.root}/${canonicalLink(entity, item, model)}` : undefined
  return entityReply(status, item, selection, writing, source, location)
}

async function readSetItem({ source, model }: Request, entity: EntityType, key: BoundKey) {
  const empty = { value: () => key.values[0]![1], sections: [[]], presentations: [], presentation: '', expanded: [] }
  return readEntity(source, entity, key, selectionOf(model, entity, undefined, undefined)).catch(() => empty)
}
