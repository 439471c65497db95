/** Services with stubs in them: every part that a stub may answer asks the stubs first, and goes on to its handler when none answers. */
import type { Ask, Asked } from '../../channel/ask.ts'
import { channelOf } from '../../channel/channel-of.ts'
import type { Channel } from '../../channel/channel.ts'
import type { Service } from '../../platform/configuration.ts'
import type { Matched } from '../calls/criteria.ts'
import type { Notes } from '../calls/notes.ts'
import { ruleOf, type RelayRule } from '../relay/rule.ts'
import type { AnswerPorts, StubForm } from './form.ts'
import { formOf, forms } from './forms.ts'
import { serviceNameOf, type Stub } from './stub.ts'
import type { Stubs } from './stubs.ts'

export interface JoinPorts extends AnswerPorts {
  readonly channels: readonly Channel[]
  readonly stubs: Stubs
  readonly notes: Notes
  /** Mode `stub` leaves the handlers out, mode `handler` the stubs. */
  readonly modes: readonly RelayRule[]
}

/** The services, then those that stubs define. */
export function joinStubs(services: readonly Service[], ports: JoinPorts): readonly Service[] {
  return [...services, ...definedHere(services, ports)].map((service) => {
    const channel = channelOf(ports.channels, service)
    return (channel.stubbed?.(service, askOf(channel.name, service.Name, ports)) as Service | undefined) ?? service
  })
}

/** The services that stub files define: by their stubs, or by a mode alone. */
const definedHere = (services: readonly Service[], { channels, stubs, modes }: JoinPorts): readonly Service[] =>
  definedByStubs(services, channels, stubs.list(), modes)

export function definedByStubs(
  services: readonly Service[],
  channels: readonly Channel[],
  stubs: readonly Stub[],
  modes: readonly RelayRule[],
): readonly Service[] {
  return forms.flatMap(({ channel, defined }) => {
    const known = new Set(services.filter((one) => channelOf(channels, one).name === channel).map((one) => one.Name))
    const own = stubs.filter((one) => one.channel === channel && !known.has(serviceNameOf(one)))
    const relayed = modes.flatMap((one) => (one.channel === channel && one.defines && !known.has(one.service) ? one.defines : []))
    return defined?.of(own, relayed) ?? []
  })
}

function askOf(channel: string, service: string, ports: JoinPorts): Ask {
  const form = formOf(channel)
  return {
    methods: (part, declared) => askingMethods(channel, service, part, declared, ports),
    get isIdle() {
      return ports.modes.length === 0 && !ports.stubs.hasAny(channel, service)
    },
    answer: (asked) => answer(form, { channel, service, part: asked.part }, asked, ports) as ReturnType<Ask['answer']> as never,
  }
}

/**
 * A stub of `Any` is asked before every method that there is, and makes `Any` where there is none. In mode `stub` every method asks: its
 * handler does not answer.
 */
function askingMethods(channel: string, service: string, part: string, declared: readonly string[], { stubs, modes }: JoinPorts) {
  const ofPart = stubs.ofPart(channel, service, part)
  if (ofPart.length === 0 && modes.length === 0) return []
  const named = ofPart.flatMap(({ method }) => (method === 'Any' ? [...declared, method] : (method ?? declared)))
  const left = declared.filter((method) => ruleOf(modes, method, { channel, service, part })?.mode === 'stub')
  return [...new Set([...named, ...left])]
}

/** At once where neither the stub nor its choice has to wait: a promise costs more than the choice. */
function answer<Request, Answer>(
  form: StubForm,
  address: { readonly channel: string; readonly service: string; readonly part: string },
  { part, method, request, call, unmatched, written: handler }: Asked<Request, Answer>,
  ports: JoinPorts,
): unknown {
  const { stubs, notes, modes } = ports
  const noted = form.note?.(part, request)
  if (noted !== undefined) notes.put(call, noted)
  const mode = ruleOf(modes, method, address)?.mode
  const written = mode === 'stub' ? undefined : handler
  if (written !== undefined && mode === 'handler') return written()
  const candidates = stubs.candidates(address.channel, address.service, part, method, written !== undefined)
  const answerWith = (matched: Matched | undefined): unknown => {
    const chosen = matched && candidates?.choose(matched)
    if (chosen === undefined) {
      if (written !== undefined) return written()
      throw unmatched()
    }
    if (chosen.scenario !== undefined) stubs.advance(chosen, matched!)
    notes.put(call, { stub: chosen.id })
    return form.answer(chosen, request, call, stubs.answered(chosen), ports)
  }
  const matched = candidates && form.matched(request, candidates, call)
  return matched instanceof Promise ? matched.then(answerWith) : answerWith(matched)
}
