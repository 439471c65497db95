/** Which messages of a queue are meant: by parameters, all of which must fit (chapter 17.7.4). */
import { said } from '../../diagnostics/said.ts'
import { integrationError } from '../message/error.ts'
import type { QueuedMessage } from '../queue/queue.ts'

/** The filter of `SelectMessages`: of what is named in it, everything must fit. */
export interface MessageFilter {
  /** `Параметры`. Values by name. */
  readonly Parameters?: ReadonlyMap<string, string> | Readonly<Record<string, string>> | undefined
  /** `КодОтправителя`. */
  readonly SenderCode?: string | undefined
  /** `КодПолучателя`. */
  readonly RecipientCode?: string | undefined
  /** `Идентификатор`. */
  readonly ID?: string | undefined
  /** `ИдентификаторСообщенияЗапроса`. */
  readonly CorrelationId?: string | undefined
}

/** The chapter names Parameters; the others are ours (docs/quirks.md). */
const known: readonly (keyof MessageFilter)[] = ['Parameters', 'SenderCode', 'RecipientCode', 'ID', 'CorrelationId']

const knownNames = said(known.join(', '), 'Параметры, КодОтправителя, КодПолучателя, Идентификатор, ИдентификаторСообщенияЗапроса')

/** @throws IntegrationError for what no filter has */
export function fitsFilter(filter: MessageFilter | undefined): (message: QueuedMessage) => boolean {
  if (filter === undefined) return () => true
  const strange = Object.keys(filter).find((name) => !known.includes(name as keyof MessageFilter))
  if (strange !== undefined) throw integrationError('wrong-filter', { name: strange, known: knownNames })
  const { Parameters, SenderCode, RecipientCode, ID, CorrelationId } = filter
  const wanted = Parameters === undefined ? [] : Parameters instanceof Map ? [...Parameters] : Object.entries(Parameters)
  return (message) =>
    wanted.every(([name, value]) => Object.hasOwn(message.parameters, name) && message.parameters[name] === String(value))
    && same(SenderCode, message.sender)
    && same(RecipientCode, message.recipient)
    && same(ID?.toLowerCase(), message.id)
    && same(CorrelationId?.toLowerCase(), message.correlation)
}

const same = (wanted: string | undefined, found: string | undefined): boolean => wanted === undefined || wanted === found
