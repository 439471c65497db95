/** Which messages a request to the admin surface means. */
import type { ExchangedMessage } from '../journal/exchanged.ts'

export function whereOf(query: ReadonlyMap<string, string>): (message: ExchangedMessage) => boolean {
  const is = (name: string, ...own: readonly string[]): boolean => !query.has(name) || own.includes(query.get(name)!)
  const after = Number(query.get('after') ?? 0)
  return ({ number, application, channel, participant, outcome }) =>
    number > after
    && is('application', application)
    && is('participant', participant)
    && is('outcome', outcome)
    && is('channel', channel, channel.slice(channel.lastIndexOf('.') + 1))
}
