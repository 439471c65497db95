/** What stubs and modes of stub files answer in place of a handler that is not written. */
import type { Language } from '../../diagnostics/print.ts'
import { said } from '../../diagnostics/said.ts'
import type { LoadedSources } from '../../load/sources.ts'
import { ruleOf } from '../../standin/relay/rule.ts'
import { serviceNameOf } from '../../standin/stub/stub.ts'

/** The stubs and modes that were loaded. */
export type OfStubFiles = Pick<LoadedSources, 'stubs' | 'modes'>

interface Called {
  readonly channel: string
  readonly service: string
  /** Name of the template or operation. */
  readonly part: string
  readonly method: string
}

/** A stub with conditions counts: it answers some of the calls. */
export function isAnsweredOtherwise({ stubs, modes }: OfStubFiles, { channel, service, part, method }: Called): boolean {
  const rule = ruleOf(modes, method, { channel, service, part })
  if (rule !== undefined && rule.mode !== 'handler' && rule.mode !== 'stub') return true
  return stubs.some(
    (one) =>
      one.channel === channel
      && serviceNameOf(one) === service
      && one.part === part
      && (one.method === undefined || one.method === 'Any' || one.method === method),
  )
}

/** What answers a template that a stub file defines, `GET (stub)`; `Any` where no method is named. */
export function answersOf(
  { stubs, modes }: OfStubFiles,
  { channel, service, part }: Omit<Called, 'method'>,
  lang: Language,
): readonly string[] {
  const rule = ruleOf(modes, 'GET', { channel, service, part })
  const relayed =
    rule !== undefined && rule.mode !== 'handler' && rule.mode !== 'stub' ? [`Any (${said('mode', 'режим')[lang]} ${rule.mode})`] : []
  const own = stubs.filter((one) => one.channel === channel && serviceNameOf(one) === service && one.part === part)
  return [...new Set(own.map(({ method = 'Any' }) => `${method} (${said('stub', 'заглушка')[lang]})`)), ...relayed]
}
