/** What is served, by what can be called of it, and what a call of each may look like. */
import type { Listed, ListedPath, PathSegment } from '../../../channel/listed.ts'
import { said } from '../../../diagnostics/said.ts'
import type { Publication } from '../../../publication/publication.ts'
import type { Standin } from '../../standin.ts'
import type { Answer } from '../answers.ts'
import { AdminError } from '../error.ts'

/** Services with their addresses, and their parts with the calls of each, how often each came, and whether it has a handler. */
export const services: Answer = ({ standin, query }) => {
  const withParts = query.get('parts') !== 'false'
  const counted = withParts ? standin.coverage() : []
  const counts = new Map(
    counted.flatMap(({ channel, service, calls }) => calls.map(({ what, count }) => [keyOf(channel, service, what), count])),
  )
  return [
    200,
    standin.addresses().listed.map((listed) => ({
      channel: listed.channel.name,
      kind: listed.channel.words.service,
      service: listed.Name,
      partKey: listed.channel.words.partKey,
      stubbable: listed.stubbable,
      addresses: publishedAt(standin, listed),
      parts: (withParts ? listed.parts : []).map((part) => ({
        name: part.Name,
        text: part.text,
        calls: part.calls.map(({ method, what, written }) => ({
          method,
          what,
          written,
          count: counts.get(keyOf(listed.channel.name, listed.Name, what)) ?? 0,
        })),
      })),
    })),
  ]
}

const keyOf = (channel: string, service: string, what: string): string => [channel, service, what].join('\n')

/** Whole paths of a service, by publication. */
const publishedAt = ({ platform }: Standin, { channel, Name }: Pick<Listed, 'channel' | 'Name'>): readonly string[] =>
  platform.publications.flatMap((publication) =>
    publication.broken === undefined
      ? publication.services
          .filter((one) => one.channel === channel.name && one.Name === Name)
          .flatMap((one) => one.addresses.map((address) => below(publication, channel.segment, address)))
      : [],
  )

const below = (publication: Publication, segment: string, address: string): string =>
  [publication.base, ...separatorsOf(publication), segment, ...(address === '' ? [] : [address])].join('/')

/** A value of each separator that an address has; `0` where the publication has none. */
const separatorsOf = ({ zones = [] }: Publication): readonly string[] =>
  zones.filter(({ specify }) => specify).map(({ value }) => value ?? '0')

/** `channel`, `service`, `part`, `method`: a call to begin with. */
export const example: Answer = ({ standin, query }) => {
  const [channel, service, part = '', method = 'GET'] = ['channel', 'service', 'part', 'method'].map((name) => query.get(name))
  const listed = standin.addresses().listed.find((one) => one.channel.name === channel && one.Name === service)
  if (listed === undefined || service === undefined)
    throw new AdminError(404, said(`there is no service ${service ?? ''}`, `нет сервиса ${service ?? ''}`))
  const path = listed.paths.find((one) => one.part === part)
  const root = publishedAt(standin, listed)[0] ?? ''
  const { query: options, headers = [], body = '' } = listed.example?.(part, method) ?? {}
  const target = `${root}${path === undefined ? '' : pathBelow(path, listed)}${options === undefined ? '' : `?${options}`}`
  return [200, { method: method === 'Any' ? 'GET' : method, target: target === '' ? '/' : target, headers, body }]
}

/** The segments of a path behind those of the service's own address, which a publication may give otherwise. */
function pathBelow({ segments }: ListedPath, { addresses }: Listed): string {
  const own = addresses[0] ?? ''
  return segments
    .slice(own === '' ? 0 : own.split('/').length)
    .map(sampleSegment)
    .join('')
}

/** Parameters have their name as their value; a rest is left out. */
const sampleSegment = (segment: PathSegment): string =>
  segment.kind === 'literal'
    ? `/${segment.text.replace(/[%?#\s]/g, encodeURIComponent)}`
    : segment.kind === 'parameter'
      ? `/${segment.name}`
      : ''
