/** Answers that a stub gives as plain JSON, in the form that the request asks for: entities, one entity, a count, an error. */
import { said } from '../../diagnostics/said.ts'
import { textReply, type Reply } from '../../exchange/reply.ts'
import type { CalledOData } from '../called.ts'
import { ODataRefusal, odataRefusal } from '../errors.ts'
import { canonicalLink } from '../format/links.ts'
import type { EntityType } from '../model/entity.ts'
import type { Selection } from '../model/selected.ts'
import { entityReply, itemsReply, VERSION } from '../read/answer.ts'
import { selectionOf } from '../read/cached.ts'
import { select } from '../read/selection.ts'
import { virtualEntity } from '../read/virtual-entity.ts'
import type { Request } from '../request.ts'
import { isBody, readBody, type Body, type BodyValue } from '../write/body.ts'
import type { ValueContext } from '../write/values.ts'
import { givenItem } from './items.ts'

/** `text`: JSON, an array of entities or one of them. */
export interface Given {
  readonly kind: 'entities' | 'entity'
  readonly text: string
  /** 201 of a new entity, with its Location; else 200. */
  readonly status?: number
  /** Of `$inlinecount` and `/$count`; the number of the entities when absent. */
  readonly count?: number | undefined
}

const behind = (hint: string | undefined): string => (hint === undefined ? '' : `; ${hint}`)

export function givenReply(request: Request, called: CalledOData, given: Given): Reply {
  try {
    return drawn(request, called, given)
  } catch (error) {
    if (!(error instanceof ODataRefusal)) throw error
    throw odataRefusal(
      'exception',
      [error.descr],
      said(`the stub's answer: ${error.english}${behind(error.hint)}`, `ответ заглушки: ${error.descr}${behind(error.hintRu)}`),
    )
  }
}

function drawn(request: Request, called: CalledOData, { kind, text, status = 200, count }: Given): Reply {
  const { options, writing, source } = request
  const value = valueOf(text)
  const rows = Array.isArray(value) ? (value as readonly BodyValue[]).filter(isBody) : isBody(value) ? [value] : []
  if (called.path === '$count') return textReply(200, 'text/plain;charset=utf-8', `\ufeff${count ?? rows.length}`, VERSION)
  const selection = selectedOf(request, called, rows)
  const items = rows.map((row) => givenItem(selection, row, contextOf(request)))
  if (kind === 'entities') return itemsReply(items, selection, options.count ? (count ?? items.length) : undefined, writing, source)
  const item = items[0]
  if (item === undefined)
    throw odataRefusal('request-form', ['entity'], said('an entity is an object of properties', 'сущность – это объект со свойствами'))
  const location = status === 201 ? `${writing.root}/${canonicalLink(selection.entity, item, source.model)}` : undefined
  return entityReply(status === 201 ? 201 : 200, item, selection, writing, source, location)
}

const valueOf = (text: string): BodyValue | undefined => readBody(`{"value":${text}}`, 'application/json')['value']

function selectedOf({ model, options }: Request, called: CalledOData, rows: readonly Body[]): Selection {
  const entity = model.set(called.set)
  if (entity === undefined) throw odataRefusal('set', [called.set], said('the set is not in the composition', 'набор не входит в состав'))
  const table = entity.functions.find(({ name }) => name === called.function)?.table
  if (table === undefined) return selectionOf(model, entity, options.select, options.expand)
  const given = new Set(rows.flatMap((row) => Object.keys(row)))
  const isGiven = ({ name, base }: EntityType['head'][number]): boolean => given.has(name) || given.has(base)
  return select(model, virtualEntity(entity.records ?? entity, table, table.fields.filter(isGiven)), undefined)
}

const contextOf = ({ model, infobase }: Request): ValueContext => ({
  model,
  members: (name) => Object.keys(infobase.model.find('Enum', name)?.definition.EnumValues ?? {}),
  accept(_, refusal) {
    throw refusal(said('', ''))
  },
  references: [],
  zoneOffset: 0,
  isStub: true,
})
