/** Lines of the log for integration services: connections and messages, in either language. */
import type { Language } from '../../diagnostics/print.ts'
import { saidBy } from '../../diagnostics/said-by.ts'
import { said, type Said } from '../../diagnostics/said.ts'
import type { IntegrationEvent, ObserveIntegration } from '../../integration/jobs/events.ts'

/** `all`: what went well is told, too. What went wrong always is, once until something else happens to its channel or service. */
export function integrationLog(all: boolean, language: Language, tell: (line: string) => void): ObserveIntegration {
  const last = new Map<string, string>()
  return (event) => {
    const owner = ownerOf(event)
    if (!all && !isTrouble(event)) {
      last.delete(owner)
      return
    }
    const line = `${placeOf(event)}: ${wordsOf(event)[language]}`
    if (line === last.get(owner)) return
    last.set(owner, line)
    tell(line)
  }
}

const isTrouble = ({ kind }: IntegrationEvent): boolean =>
  ['notConnected', 'notOpened', 'notSent', 'rejected', 'notStored', 'refused', 'failed'].includes(kind)

function ownerOf(event: IntegrationEvent): string {
  if ('channel' in event) return `${event.service}.${event.channel}`
  return 'service' in event ? event.service : 'integration services'
}

const placeOf = (event: IntegrationEvent): string => ownerOf(event) + ('id' in event ? ` ${event.id}` : '')

function wordsOf(event: IntegrationEvent): Said {
  switch (event.kind) {
    case 'connected':
      return said('connected', 'подключено')
    case 'disconnected':
      return event.why === undefined
        ? said('disconnected', 'отключено')
        : said(`disconnected: ${event.why.en}`, `отключено: ${event.why.ru}`)
    case 'notConnected':
      return said(`not connected, tried again later: ${event.why.en}`, `не подключено, попытка повторится: ${event.why.ru}`)
    case 'notOpened':
      return said(`not received from, tried again later: ${event.why.en}`, `канал не открыт, попытка повторится: ${event.why.ru}`)
    case 'sent':
      return said('sent', 'отправлено')
    case 'received':
      return said('received', 'получено')
    case 'repeated':
      return said('received again, known already', 'получено повторно, уже известно')
    case 'expired':
      return said('out of date, dropped', 'устарело, удалено')
    case 'handled':
      return said('handled', 'обработано')
    case 'notSent':
      return said(`not sent, its channel waits: ${event.why.en}`, `не отправлено, канал ждет: ${event.why.ru}`)
    case 'rejected':
      return said(`rejected: ${event.why.en}`, `отклонено: ${event.why.ru}`)
    case 'notStored':
      return withError(said('not stored, the bus waits: ', 'не сохранено, шина ждет: '), event.error)
    case 'refused':
      return event.error === undefined
        ? said('refused (Cancel), its channel waits', 'отказ обработчика, канал ждет')
        : withError(said('refused, its channel waits: ', 'отказ обработчика, канал ждет: '), event.error)
    case 'failed':
      return withError(said('a job failed and runs again: ', 'задание завершилось ошибкой и повторится: '), event.error)
  }
}

function withError({ en, ru }: Said, error: unknown): Said {
  const words = saidBy(error)
  return said(en + words.en, ru + words.ru)
}
