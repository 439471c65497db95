/** An exchange of the journal as it is shown: what was asked of which service, with which values, and what was answered. */
import type { Address } from '../../channel/address.ts'
import { charsetOf, headerValue, joinedValue, type RawHeaders } from '../../exchange/headers.ts'
import { OutgoingError } from '../../exchange/outgoing/error.ts'
import { parseQuery } from '../../exchange/query.ts'
import { Refusal } from '../../exchange/refusal.ts'
import { parseTarget } from '../../exchange/target.ts'
import type { URLParameters } from '../../hs/template/types.ts'
import type { Addresses } from '../calls/address.ts'
import type { Note, Notes } from '../calls/notes.ts'
import { hostOf } from '../hosts/hosts.ts'
import type { Entry } from './entry.ts'
import type { Journal } from './journal.ts'
import { keptText, requestBody, replyBody, type ShownBody } from './kept-body.ts'

/** A call that the stand-in received, with its answer. */
export interface Received<T extends string = string> {
  /** Counts from 1 in the order of arrival. */
  readonly id: number
  /** A call that the stand-in's own code made of another server: the target is its whole address. */
  readonly outgoing: boolean
  /** Milliseconds since 1970. */
  readonly at: number
  /** From arrival to reply, milliseconds; absent while the request runs. */
  readonly ms?: number
  /** The HTTP method. */
  readonly method: string
  /** As it was sent. */
  readonly target: string
  /** Which service and template; absent when no published service has that address. */
  readonly address?: Address
  /** Parameters of the URL template, decoded. */
  readonly URLParameters: URLParameters<T>
  /** Query options, decoded. */
  readonly QueryOptions: ReadonlyMap<string, string>
  /** Names and values in turn, as sent. */
  readonly headers: RawHeaders
  /** The first value of a request header, whatever the case of its name. */
  header(name: string): string | undefined
  /** The body, as far as the journal keeps it. */
  readonly body: ShownBody
  /** Of a call of a Web service: its parameters by name, as the handler had them; empty where the message could not be read. */
  readonly Parameters: Readonly<Record<string, unknown>>
  /** Of such a call whose message could be read. */
  readonly SOAPVersion?: string
  /** Name of the infobase user, `''` without authentication. */
  readonly user: string
  /** Id of the session in which the call ran. */
  readonly session?: string
  readonly reply?: ReceivedReply
  /** Code of the refusal, when the platform refused; of a call that goes out and has no answer the code of its error. */
  readonly refusal?: string
  /** Stub, failures and mode of the relay, as far as they had a part in it. */
  readonly note: Note
}

/** The answer to a received call. */
export interface ReceivedReply {
  /** The status. */
  readonly StatusCode: number
  readonly Reason?: string
  /** Names and values of the headers. */
  readonly headers: RawHeaders
  /** The value of a header by name, in any case. */
  header(name: string): string | undefined
  /** The body, as far as the journal keeps it. */
  readonly body: ShownBody
}

export interface Shows {
  readonly journal: Journal
  readonly addresses: Addresses
  readonly notes: Notes
}

export function show(entry: Entry, { journal, addresses, notes }: Shows): Received {
  const { call, error, reply } = entry
  const note: Note = { ...notes.of(entry), ...notes.of(call) }
  const address = entry.outgoing
    ? addresses.hosts?.addressOf(hostOf(entry.target), entry.target)
    : called(addresses.of(entry.method, entry.target), note.part ?? entry.part, addresses)
  return {
    id: entry.id,
    outgoing: entry.outgoing,
    at: journal.timeOf(entry.started),
    ...(entry.ended >= 0 && { ms: entry.ended - entry.started }),
    method: entry.method,
    target: entry.target,
    ...(address && { address }),
    URLParameters: address?.URLParameters ?? {},
    QueryOptions: parseQuery(parseTarget(entry.target)?.query ?? '') ?? new Map(),
    headers: entry.headers,
    header: (name) => joinedValue(entry.headers, name),
    body: keptText(requestBody(entry), charsetOf(headerValue(entry.headers, 'content-type'))),
    Parameters: note.parameters ?? {},
    ...(note.SOAPVersion !== undefined && { SOAPVersion: note.SOAPVersion }),
    user: call?.user ?? '',
    ...(call && { session: call.session.id }),
    ...(reply && { reply: shownReply(entry, reply) }),
    ...((error instanceof Refusal || error instanceof OutgoingError) && { refusal: error.code }),
    note,
  }
}

/** Where the address does not tell the part, it is the one that was called. */
function called(address: Address | undefined, part: string | undefined, { channels }: Addresses): Address | undefined {
  if (address === undefined || address.part !== undefined || part === undefined) return address
  const channel = channels.find(({ name }) => name === address.channel)!
  return channel.partInAddress ? address : { ...address, part, [channel.words.partKey]: part, handled: true }
}

const shownReply = (entry: Entry, { status, reason, headers }: NonNullable<Entry['reply']>): ReceivedReply => ({
  StatusCode: status,
  ...(reason !== undefined && { Reason: reason }),
  headers,
  header: (name) => joinedValue(headers, name),
  body: keptText(replyBody(entry), charsetOf(headerValue(headers, 'content-type'))),
})
