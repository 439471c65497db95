/** Errors of PostgreSQL as EngineErrors, by their SQLSTATE. */
import { said, type Fragment } from '../../../diagnostics/said.ts'
import { EngineError, type EngineTrouble } from '../../../infobase/store/engine.ts'
import type { Failure } from './protocol.ts'

const troubles: readonly (readonly [RegExp, EngineTrouble])[] = [
  // The connection: refused, cut, shut down by an administrator, too many of them; a statement that took longer than `timeout`.
  [/^(?:08|57P|57014|53300|lost$|E[A-Z]{3})/, 'lost'],
  [/^(?:55P03|40P01)/, 'busy'],
  [/^23505/, 'unique'],
  [/^25P02/, 'failed'],
  [/^(?:53|25006)/, 'full'],
  [/^(?:22P05|22021)/, 'value'],
]

/** What our own part of the way says; what the server says is in the language that it was set to. */
function wordsOf(message: string): Fragment {
  if (message === 'the connection was closed') return said(message, 'соединение закрыто')
  const seconds = /^no answer in ([\d.]+) s$/.exec(message)?.[1]
  return seconds === undefined ? message : said(message, `нет ответа за ${seconds} с`)
}

export function troubleOfPostgres({ message, code, table }: Failure): EngineError {
  return new EngineError(troubles.find(([start]) => start.test(code))?.[1] ?? 'other', wordsOf(message), { code }, table)
}

/** SQLSTATE. */
export const codeOf = (error: EngineError): string => (error.cause as { readonly code?: string } | undefined)?.code ?? ''
