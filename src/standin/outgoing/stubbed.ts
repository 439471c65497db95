/** The answer of a stub to a call that goes out. */
import type { Address } from '../../channel/address.ts'
import { isStream, type Reply } from '../../exchange/reply.ts'
import type { Pause, System } from '../../exchange/system.ts'
import { respond } from '../../hs/message/respond.ts'
import type { Notes } from '../calls/notes.ts'
import { OUTGOING } from '../hosts/hosts.ts'
import type { Entry } from '../journal/entry.ts'
import type { Callbacks } from '../stub/callback.ts'
import type { Stubs } from '../stub/stubs.ts'
import { templateForm } from '../stub/template-form.ts'
import { callOf, requestOf } from './request-of.ts'

interface StubbedPorts {
  readonly system: System
  readonly pause: Pause
  readonly callbacks: Callbacks
  readonly stubs: Stubs
  readonly notes: Notes
}

/** `undefined` where none answers. */
export async function answeredByStub(entry: Entry, address: Address, ports: StubbedPorts): Promise<Reply | undefined> {
  const { stubs, notes, system } = ports
  const candidates = address.part === undefined ? undefined : stubs.candidates(OUTGOING, address.service, address.part, entry.method, false)
  if (candidates === undefined) return undefined
  const request = requestOf(entry, address)
  const call = callOf(entry)
  const asked = templateForm.matched(request, candidates, call)
  const matched = asked instanceof Promise ? await asked : asked
  const chosen = candidates.choose(matched)
  if (chosen === undefined) return undefined
  stubs.advance(chosen, matched)
  notes.put(entry, { stub: chosen.id })
  const response = templateForm.answer(chosen, request, call, stubs.answered(chosen), ports)
  const reply = await respond(await response, system, { byteOrderMarkAuto: false })
  // What answers HEAD has no body.
  if (entry.method !== 'HEAD' || reply.body === undefined) return reply
  if (typeof reply.body === 'object' && isStream(reply.body)) reply.body.cancel?.()
  const { body: _body, ...head } = reply
  return head
}
