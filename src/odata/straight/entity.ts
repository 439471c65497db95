/**
 * Entities by their key, read at once: what a form of addresses needs (its rows, the statement, the writer of its JSON) is made once. Only
 * for callers without rights of their own and outside of transactions; whatever is not sure here is left to the way of all (channel.ts),
 * which is right for every request and gives the same bytes.
 */
import type { Straight } from '../../channel/channel.ts'
import { originOf } from '../../exchange/origin.ts'
import { textReply, type Reply } from '../../exchange/reply.ts'
import { Reference } from '../../infobase/values/reference.ts'
import type { Located } from '../../publication/locate.ts'
import { jsonEntity, type JsonContext } from '../format/json.ts'
import { neededFields } from '../model/selected.ts'
import { named } from '../named.ts'
import { bindKey, isPlainUUID } from '../plan/key.ts'
import { VERSION } from '../read/answer.ts'
import { jsonWriterOf, selectionOf } from '../read/cached.ts'
import { columnsOf, flatItems, isFlat } from '../read/items.ts'
import type { StandardOData } from '../service.ts'
import { formOf, isReadable, isStill, type StraightOptions } from './alone.ts'

const OPEN = "(guid'"
const CLOSE = "')"
const UUID = 36

/** Where the UUID of `Catalog_Товары(guid'…')` is in a raw target; -1: there is none in its path, or nothing else may be. */
export function keyPlace(target: string): number {
  const at = target.indexOf(OPEN) + OPEN.length
  if (at < OPEN.length || !target.startsWith(CLOSE, at + UUID)) return -1
  const mark = target.indexOf('?')
  return mark >= 0 && mark < at ? -1 : at
}

/** `undefined`: addresses of this form are no entities by their key, or more is read than their row. */
export function straightEntity(
  service: StandardOData,
  located: Located,
  { infobase: given, trustForwarded = false }: StraightOptions,
): Straight | undefined {
  const form = formOf(service, located, given)
  if (form?.key === undefined) return undefined
  const { infobase, model, entity, level, options } = form
  const { root } = located
  const selection = selectionOf(model, entity, options.select, options.expand)
  const { values, where } = bindKey(entity, form.key, model)
  const key = values[0]?.[1]
  if (!isFlat(selection) || where === undefined || !(key instanceof Reference)) return undefined
  const { type } = key
  const columns = neededFields(selection)
  const { base } = infobase
  const rowsBy = base.reader.prepared({ source: entity.source, where, columns: columnsOf(columns) })
  const write = jsonWriterOf(selection, { model, level, root: '' })
  const context = (origin: string): JsonContext => ({ model, level, root: origin + root })
  return {
    ...named(service, located),
    answer(arrival, uuid): Reply | undefined {
      if (!isReadable(infobase) || !isStill(service, infobase, model) || !isPlainUUID(uuid)) return undefined
      const rows = base.transactions.readNow(() => rowsBy([new Reference(type, uuid)]))
      const [item] = flatItems(selection, columns, rows)
      if (item === undefined) return undefined
      const text = jsonEntity(entity.name, write(item), context(originOf(arrival, trustForwarded)))
      return textReply(200, 'application/json;charset=utf-8', text, VERSION)
    },
  }
}
