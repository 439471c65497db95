/** The filter of messages: a Структура with 1C's names, as the product's own filter has it (chapter 17.7.4). */
import type { MessageFilter } from '../../../integration/objects/filter.ts'
import { pairsOf } from '../../../names/bilingual.ts'
import { errors } from '../../run/error.ts'
import { text } from '../../run/text.ts'
import { ArrayObject } from '../collections/array.ts'
import { MapObject } from '../collections/map.ts'
import { StructureObject } from '../collections/structure.ts'

const names = new Map(
  pairsOf(
    `Параметры|Parameters КодОтправителя|SenderCode КодПолучателя|RecipientCode Идентификатор|ID
    ИдентификаторСообщенияЗапроса|CorrelationId`,
  ).flatMap(([russian, english]) => [russian, english].map((one) => [one.toLowerCase(), english] as const)),
)

/** `undefined` of Неопределено. A name that no filter has goes on as it is, to be refused. */
export function filterOf(value: unknown): MessageFilter | undefined {
  if (value === undefined || value === null) return undefined
  if (!(value instanceof StructureObject)) throw errors.mismatch(1)
  return Object.fromEntries(
    [...value.entries()].map(([name, one]) => {
      const english = names.get(name.toLowerCase()) ?? name
      return [english, english === 'Parameters' ? parametersOf(one) : text(one)]
    }),
  )
}

function parametersOf(value: unknown): Record<string, string> {
  if (!(value instanceof MapObject) && !(value instanceof StructureObject)) throw errors.mismatch(1)
  return Object.fromEntries([...value.entries()].map(([name, one]) => [text(name), text(one)]))
}

/** What УдалитьСообщения takes: Неопределено, an array of ids, or a filter. */
export const whichOf = (value: unknown): readonly string[] | MessageFilter | undefined =>
  value instanceof ArrayObject ? value.items.map(text) : filterOf(value)
