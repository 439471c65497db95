/** `mode`, `upstream` and `modes` of a stub file: who answers the calls of its service. */
import { didYouMean } from '../../diagnostics/near.ts'
import type { ReadService } from '../../hs/service/read.ts'
import { findTemplate, unknownTemplate } from '../calls/known-pattern.ts'
import { reportStub } from '../reading/diagnostics.ts'
import { readMethod } from '../reading/method.ts'
import type { Reading } from '../reading/reading.ts'
import type { SourceNode } from '../reading/source-node.ts'
import { basicAuthorization, modes, type Mode, type RelayRule, type Upstream } from './rule.ts'

export interface RelayedService {
  readonly channel: 'hs' | 'ws'
  readonly Name: string
  /** Its templates, where it is an HTTP service that there is. */
  readonly known: ReadService | undefined
}

/** `environment` gives the value of a variable: passwords do not stand in files. */
export function readRelayRules(
  reading: Reading,
  fields: ReadonlyMap<string, SourceNode>,
  service: RelayedService,
  environment: (name: string) => string | undefined,
): readonly RelayRule[] {
  const upstream = readUpstream(reading, fields.get('upstream'), environment)
  const make = (mode: Mode | undefined, node: SourceNode | undefined, template?: string, method?: string): readonly RelayRule[] => {
    if (mode === undefined) return []
    const distant = mode !== 'handler' && mode !== 'stub'
    if (distant && upstream === undefined)
      reading.tell(
        reportStub(
          'missing',
          { what: `mode ${mode}`, key: 'upstream', example: 'upstream: { url: http://1c.example/trade }' },
          reading.place(node?.at),
        ),
      )
    return [{ channel: service.channel, service: service.Name, template, method, mode, upstream: distant ? upstream : undefined }]
  }
  const whole = fields.get('mode')
  const narrow = fields.get('modes')
  return [
    ...make(readMode(reading, whole), whole),
    ...(narrow === undefined ? [] : reading.list(narrow, 'modes')).flatMap((node) => {
      const own = reading.fields(node, 'an item of modes', ['template', 'method', 'mode'])
      const method = readMethod(reading, own.get('method'))
      return make(
        readMode(reading, own.get('mode')),
        node,
        readTemplate(reading, own.get('template'), service),
        method === 'Any' ? undefined : method,
      )
    }),
  ]
}

function readMode(reading: Reading, node: SourceNode | undefined): Mode | undefined {
  const found = reading.text(node, 'mode')
  if (found === undefined || modes.includes(found as Mode)) return found as Mode | undefined
  reading.wrong(node!, 'mode', `${modes.join(', ')}${didYouMean(found, modes)}`)
  return undefined
}

function readTemplate(reading: Reading, node: SourceNode | undefined, { known }: RelayedService): string | undefined {
  const wanted = reading.text(node, 'template')
  if (wanted === undefined || known === undefined) return wanted
  const found = findTemplate(known, wanted)
  if (found === undefined)
    reading.tell(reportStub('unknown-template', { sentence: unknownTemplate(wanted, known) }, reading.place(node?.at)))
  return found?.Name
}

function readUpstream(
  reading: Reading,
  node: SourceNode | undefined,
  environment: (name: string) => string | undefined,
): Upstream | undefined {
  if (node === undefined) return undefined
  const fields = reading.fields(node, 'an upstream', ['url', 'user', 'passwordFrom'])
  const url = reading.text(fields.get('url'), 'upstream.url')
  if (url === undefined || !/^https?:\/\/[^/\s]+/.test(url))
    return reading.wrong(fields.get('url') ?? node, 'upstream.url', 'the address of a publication, such as http://1c.example/trade')
  const user = reading.text(fields.get('user'), 'upstream.user')
  const variable = reading.text(fields.get('passwordFrom'), 'upstream.passwordFrom')
  const password = variable === undefined ? '' : environment(variable)
  if (password === undefined)
    reading.wrong(fields.get('passwordFrom')!, 'upstream.passwordFrom', 'the name of an environment variable that is set')
  return { url: url.replace(/\/+$/, ''), authorization: user === undefined ? undefined : basicAuthorization(user, password ?? '') }
}
