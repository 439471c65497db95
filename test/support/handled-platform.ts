/** A platform on a machine whose time a test moves, and requests to it as short as curl's. */
import { bodyBytes } from '../../src/exchange/reply.ts'
import { crypto } from '../../src/host/machine/crypto.ts'
import { parts } from '../../src/host/machine/parts.ts'
import { system } from '../../src/host/machine/system.ts'
import type { Observation } from '../../src/observe/observation.ts'
import type { Configuration, Platform } from '../../src/platform/configuration.ts'
import { createPlatform } from '../../src/platform/platform.ts'
import { MovedClock } from './moved-clock.ts'

interface Answer {
  readonly status: number
  readonly text: string
  /** By lower-case name; the first of each. */
  readonly headers: ReadonlyMap<string, string>
}

export interface HandledPlatform {
  readonly platform: Platform
  readonly clock: MovedClock
  readonly observed: Observation[]
  /** `GET` when only a target is given: `'POST /a/hs/x'`, headers as a record. */
  ask(request: string, headers?: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<Answer>
  /** The code of the refusal that answered the last request. */
  refusal(): string | undefined
}

export function handledPlatform(configuration: Configuration, clock = new MovedClock()): HandledPlatform {
  const observed: Observation[] = []
  const platform = createPlatform(
    { ...configuration, observe: (one) => observed.push(one) },
    { ...system, now: clock.now, ticks: clock.ticks, after: clock.after, randomBytes: clock.randomBytes, crypto },
    parts,
  )
  return {
    platform,
    clock,
    observed,
    async ask(request, headers = {}, signal = new AbortController().signal) {
      const [, method = 'GET', target = '/'] = /^(?:([A-Z]+) )?(.*)$/s.exec(request) ?? []
      const reply = await platform.handle({
        method,
        target,
        headers: ['Host', 'shop.example', ...Object.entries(headers).flat()],
        scheme: 'http',
        authority: '127.0.0.1:8080',
        body: undefined,
        signal,
        peer: { address: '192.0.2.1' },
      })
      const names = new Map<string, string>()
      for (let at = 0; at < reply.headers.length; at += 2)
        if (!names.has(reply.headers[at]!.toLowerCase())) names.set(reply.headers[at]!.toLowerCase(), reply.headers[at + 1]!)
      return { status: reply.status, text: new TextDecoder().decode(await bodyBytes(reply)), headers: names }
    },
    refusal() {
      const last = observed.findLast((one) => one.kind === 'request')
      return last?.kind === 'request' ? last.refusal : undefined
    },
  }
}

/** The value of an Authorization header of the Basic scheme. */
export const basic = (name: string, password: string): string => `Basic ${Buffer.from(`${name}:${password}`, 'utf8').toString('base64')}`
