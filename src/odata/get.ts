/** GET: the service document, `$metadata`, sets, entities, counts, functions and what a path leads to. */
import { said } from '../diagnostics/said.ts'
import { bytesReply, textReply, type Reply } from '../exchange/reply.ts'
import type { GivenSource } from '../infobase/query/source.ts'
import { odataRefusal } from './errors.ts'
import { serviceDocumentJson, serviceDocumentXml } from './format/service-document.ts'
import { storedBytes } from './format/values.ts'
import type { EntityType } from './model/entity.ts'
import type { Selection } from './model/selected.ts'
import { bindKey } from './plan/key.ts'
import { admitted } from './read/admitted.ts'
import { countReply, entityReply, setReply, VERSION } from './read/answer.ts'
import { selectionOf } from './read/cached.ts'
import { followPath, type PathEnd } from './read/entity.ts'
import { journalRows } from './read/journal.ts'
import { propertyReply, rowsReply } from './read/path-end.ts'
import { countOf, queryOf } from './read/rows.ts'
import { select } from './read/selection.ts'
import { treeOf } from './read/tree.ts'
import { readFunction } from './read/virtual.ts'
import { onlyMethod, requireRead, type Request } from './request.ts'
import type { Segment } from './syntax/segments.ts'

export function serviceDocument({ writing: { representation, root }, model }: Request): Reply {
  return representation === 'atom'
    ? textReply(200, 'application/atomsvc+xml;charset=utf-8', serviceDocumentXml(model, root), VERSION)
    : textReply(200, 'application/json;charset=utf-8', serviceDocumentJson(model, root, representation), VERSION)
}

/** `rest`: the segments behind the set's. */
export async function readSet(request: Request, entity: EntityType, first: Segment, rest: readonly Segment[]): Promise<Reply> {
  requireRead(request, entity)
  const { options } = request
  // The view of a journal does not have the separators of its documents.
  const isParted = entity.shape === 'journal' && request.source.area.size > 0
  const journal = isParted ? await journalRows(entity, request.source.reads, request.source.area) : undefined
  if (first.inner !== undefined) {
    const { select: selected, expand } = options
    return pathReply(
      await followPath({ ...request.source, given: journal }, entity, bindKey(entity, first.inner, request.model), rest, selected, expand),
      request,
    )
  }
  const [next, ...more] = rest
  if (next === undefined) return setOf(request, entity, journal, selectionOf(request.model, entity, options.select, options.expand))
  if (next.name === '$count' && more.length === 0) return countReply(await admittedQuery(request, entity, journal), request.source)
  const found = entity.functions.find(({ name }) => name === next.name)
  if (found === undefined) throw noFunction(entity, next)
  if (found.isAction)
    throw odataRefusal('http-method', ['GET'], said(`${found.name} is called by POST`, `${found.name} вызывается методом POST`))
  onlyMethod(request, 'GET')
  const rows = await readFunction(request.infobase.base, entity, found, next.inner, options, request.models, ofSets(request))
  const { orderby: _orderby, ...unordered } = options
  const asked = rows.isOrdered === true ? { ...request, options: unordered } : request
  if (more.length > 1 || (more.length === 1 && more[0]!.name !== '$count')) throw nothingBehind(found.name, more[0]!)
  return more.length === 1
    ? countReply(queryOf(rows.entity, asked.options, request.models, request.source, rows.given), request.source)
    : setOf(asked, rows.entity, rows.given, select(request.model, rows.entity, rows.selected, treeOf('$expand', options.expand)))
}

/** `allowedOnly` is for sets alone. */
const ofSets = ({ source, options }: Request): Request['source'] => ({ ...source, allowedOnly: options.allowedOnly })

const admittedQuery = ({ options, models, source }: Request, entity: EntityType, given: GivenSource | undefined) =>
  admitted(queryOf(entity, options, models, source, given), source, options.allowedOnly)

const nothingBehind = (name: string, more: Segment) =>
  odataRefusal('segment', [more.name], said(`behind ${name} comes $count alone`, `после ${name} бывает только $count`))

/** One text for all that is no function, without the name: what was seen of a method and of a segment behind a set. */
export const noFunction = (entity: EntityType, { name, inner }: Segment) =>
  odataRefusal(
    'no-function',
    [name],
    inner === undefined && entity.functions.length === 0
      ? said(`behind ${entity.name} comes a key or $count, not ${name}`, `после ${entity.name} идёт ключ или $count, а не ${name}`)
      : said(
          `${entity.name} has ${entity.functions.map((one) => one.name).join(', ') || 'no functions'}, not ${name}`,
          `функции ${entity.name}: ${entity.functions.map((one) => one.name).join(', ') || 'нет'}, а не ${name}`,
        ),
  )

async function setOf(request: Request, entity: EntityType, given: GivenSource | undefined, selection: Selection): Promise<Reply> {
  const { options, models, source, settings, writing, pace } = request
  const isWhole = options.count && settings.inlineCount === 'documented'
  const { top: _top, skip: _skip, ...whole } = options
  const query = await admitted(queryOf(entity, isWhole ? whole : options, models, source, given), source, options.allowedOnly)
  const sets = ofSets(request)
  const count = options.count ? await countOf(query, sets) : undefined
  if (pace.isOver) await pace.turn()
  return setReply(query, selection, count, writing, sets, pace)
}

function pathReply(end: PathEnd, { writing, source, model }: Request): Reply {
  if (end.kind === 'entity') return entityReply(200, end.item, end.selection, writing, source)
  if (end.kind === 'property' && end.isRaw) return rawReply(end)
  return end.kind === 'property' ? propertyReply(end, writing, model) : rowsReply(end, writing, model)
}

/** Only values in storage have a raw form; other types are 501 (chapter 17.4.3). */
function rawReply({ field, value }: PathEnd & { kind: 'property' }): Reply {
  if (field.form !== 'storage')
    throw odataRefusal(
      'not-supported',
      [`${field.name}/$value`],
      said('only a ValueStorage has a raw value', 'двоичное значение есть только у ХранилищеЗначения'),
    )
  const stored = storedBytes(value)
  if (stored === undefined) throw odataRefusal('entity', [field.base], said('nothing is stored', 'в хранилище ничего нет'))
  return {
    ...bytesReply(200, stored.contentType, stored.bytes),
    headers: ['Content-Type', stored.contentType, ...VERSION, 'Content-Length', String(stored.bytes.length)],
  }
}
