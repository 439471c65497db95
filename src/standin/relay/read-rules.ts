/** `mode`, `upstream` and `modes` of a stub file: who answers the calls of its service. */
import type { Listed } from '../../channel/listed.ts'
import { didYouMean } from '../../diagnostics/near.ts'
import { joined, said } from '../../diagnostics/said.ts'
import { findPart, unknownPart } from '../calls/known-pattern.ts'
import { reportStub } from '../reading/diagnostics.ts'
import { readMethod } from '../reading/method.ts'
import { duration, type Reading } from '../reading/reading.ts'
import type { SourceNode } from '../reading/source-node.ts'
import { things } from '../reading/words.ts'
import { basicAuthorization, DEFAULT_UPSTREAM_TIMEOUT, modes, type Mode, type RelayRule, type Upstream } from './rule.ts'

export interface RelayedService {
  /** Name of the channel. */
  readonly channel: string
  readonly Name: string
  /** Absent for a service that the stub file defines. */
  readonly known: Listed | undefined
  readonly fresh: { readonly Name: string; readonly RootURL: string } | undefined
}

/** `environment` gives the value of a variable: files hold no passwords. */
export function readRelayRules(
  reading: Reading,
  fields: ReadonlyMap<string, SourceNode>,
  service: RelayedService,
  environment: (name: string) => string | undefined,
): readonly RelayRule[] {
  const upstream = readUpstream(reading, fields.get('upstream'), environment)
  const make = (mode: Mode | undefined, node: SourceNode | undefined, part?: string, method?: string): readonly RelayRule[] => {
    if (mode === undefined) return []
    const distant = mode !== 'handler' && mode !== 'stub'
    if (distant && upstream === undefined)
      reading.tell(
        reportStub(
          'missing',
          { what: said(`mode ${mode}`, `режим ${mode}`), key: 'upstream', example: 'upstream: { url: http://1c.example/trade }' },
          reading.place(node?.at),
        ),
      )
    if (distant && part !== undefined && service.known?.channel.partInAddress === false)
      reading.wrong(
        node!,
        said(`mode ${mode} of one operation`, `режим ${mode} одной операции`),
        said(
          'handler or stub: which operation is called is known here only',
          'handler или stub: какая операция вызвана, известно только здесь',
        ),
      )
    return [
      {
        channel: service.channel,
        service: service.Name,
        part,
        method,
        mode,
        upstream: distant ? upstream : undefined,
        ...(service.fresh && { defines: service.fresh }),
      },
    ]
  }
  const partKey = service.known?.channel.words.partKey ?? 'template'
  const whole = fields.get('mode')
  const narrow = fields.get('modes')
  return [
    ...make(readMode(reading, whole), whole),
    ...(narrow === undefined ? [] : reading.list(narrow, 'modes')).flatMap((node) => {
      const own = reading.fields(node, things.modesItem, [partKey, 'method', 'mode'])
      const method = readMethod(reading, own.get('method'))
      return make(
        readMode(reading, own.get('mode')),
        node,
        readPart(reading, own.get(partKey), partKey, service),
        method === 'Any' ? undefined : method,
      )
    }),
  ]
}

function readMode(reading: Reading, node: SourceNode | undefined): Mode | undefined {
  const found = reading.text(node, 'mode')
  if (found === undefined || modes.includes(found as Mode)) return found as Mode | undefined
  reading.wrong(node!, 'mode', joined([modes.join(', '), didYouMean(found, modes)]))
  return undefined
}

function readPart(reading: Reading, node: SourceNode | undefined, key: string, { known }: RelayedService): string | undefined {
  const wanted = reading.text(node, key)
  if (wanted === undefined || known === undefined) return wanted
  const found = findPart(known, wanted)
  if (found === undefined) reading.tell(reportStub('unknown-template', { sentence: unknownPart(wanted, known) }, reading.place(node?.at)))
  return found?.Name
}

function readUpstream(
  reading: Reading,
  node: SourceNode | undefined,
  environment: (name: string) => string | undefined,
): Upstream | undefined {
  if (node === undefined) return undefined
  const fields = reading.fields(node, things.upstream, ['url', 'user', 'passwordFrom', 'timeout'])
  const url = reading.text(fields.get('url'), 'upstream.url')
  if (url === undefined || !/^https?:\/\/[^/\s]+/.test(url))
    return reading.wrong(
      fields.get('url') ?? node,
      'upstream.url',
      said('the address of a publication, such as http://1c.example/trade', 'адрес публикации, например http://1c.example/trade'),
    )
  const user = reading.text(fields.get('user'), 'upstream.user')
  const variable = reading.text(fields.get('passwordFrom'), 'upstream.passwordFrom')
  const password = variable === undefined ? '' : environment(variable)
  if (password === undefined)
    reading.wrong(
      fields.get('passwordFrom')!,
      'upstream.passwordFrom',
      said('the name of an environment variable that is set', 'имя заданной переменной окружения'),
    )
  return {
    url: url.replace(/\/+$/, ''),
    authorization: user === undefined ? undefined : basicAuthorization(user, password ?? ''),
    timeout: duration(reading, fields.get('timeout'), 'upstream.timeout') ?? DEFAULT_UPSTREAM_TIMEOUT,
  }
}
