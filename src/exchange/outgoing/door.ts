/** The door of calls that go out: stages one after another, such as a journal, stubs and allowed hosts, with the transport behind. */
import { notAllowed } from './error.ts'
import type { Outgoing, OutgoingAnswer, OutgoingRequest, OutgoingURL } from './request.ts'

/** Answers by itself, or asks `next`, with the same request or another one. */
export type OutgoingStage = (request: OutgoingRequest, next: Outgoing) => Promise<OutgoingAnswer>

/** The first stage is asked first. */
export const outgoingDoor = (stages: readonly OutgoingStage[], transport: Outgoing): Outgoing =>
  stages.reduceRight<Outgoing>((next, stage) => (request) => stage(request, next), transport)

/** Lets through what goes to a named host: `api.example`, `*.example`, `127.0.0.1:8080`; a name without a port allows every port. */
export function onlyHosts(allowed: readonly string[]): OutgoingStage {
  const allows = allowedHosts(allowed)
  return async (request, next) => {
    if (!allows(request.url)) throw notAllowed(request.url)
    return next(request)
  }
}

/** Refuses every call, with its address. */
export const closedDoor: Outgoing = async ({ url }) => {
  throw notAllowed(url)
}

/** Whether the text can be a host that is allowed: without a scheme and a path, which would fit no call. */
export const isHostRule = (text: string): boolean =>
  /^(?:\*|(?:\*\.)?[^\s/:@?#*[\]]+|\[[\da-f:.]+\])(?::\d{1,5})?$|^[\da-f]*:[\da-f:.]*:[\da-f.]*$/i.test(text.trim())

export function allowedHosts(allowed: readonly string[]): (url: OutgoingURL) => boolean {
  const rules = allowed.map((one) => {
    const text = one.trim().toLowerCase()
    const [, host = text, port] = /^\[(.*)\](?::(\d+))?$/.exec(text) ?? /^([^:]*)(?::(\d+))?$/.exec(text) ?? []
    return { host, port: port === undefined ? undefined : Number(port) }
  })
  return ({ host, port }) => {
    const asked = host.toLowerCase()
    return rules.some((rule) => (rule.port ?? port) === port && fits(rule.host, asked))
  }
}

const fits = (rule: string, host: string): boolean =>
  rule === '*' || rule === host || (rule.startsWith('*.') && host.endsWith(rule.slice(1)))
