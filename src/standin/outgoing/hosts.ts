/** The hosts that stubs stand in for: which template of a host a call means. */
import { noParameters } from '../../channel/address.ts'
import { parseTarget } from '../../exchange/target.ts'
import { parseTemplate, type Template } from '../../hs/template/parse.ts'
import { addPath, findPath, newPathIndex, pathParameters, type PathIndex } from '../../hs/template/path-index.ts'
import { OUTGOING, type Hosts } from '../hosts/hosts.ts'
import type { Stub } from '../stub/stub.ts'
import type { Stubs } from '../stub/stubs.ts'

/** What is known of the stubs is made anew when one of them is added or taken away. */
export function createHosts(stubs: Stubs): Hosts {
  let made: { readonly of: readonly Stub[]; readonly hosts: ReadonlyMap<string, PathIndex<Template>> } | undefined
  const hosts = (): ReadonlyMap<string, PathIndex<Template>> => {
    const of = stubs.list()
    if (made?.of !== of) made = { of, hosts: indexed(of.filter((one) => one.channel === OUTGOING)) }
    return made.hosts
  }
  return {
    has: (host) => hosts().has(host),
    addressOf(host, target) {
      const known = { channel: OUTGOING, service: host, root: host }
      const path = parseTarget(target)
      const leaf = path && hosts().get(host) && findPath(hosts().get(host)!, path.path, 0)
      if (leaf === undefined) return { ...known, URLParameters: noParameters, handled: false }
      const { text } = leaf.value
      const URLParameters = leaf.hasParameters ? pathParameters(leaf, path!.path, 0, path!.hasInnerSlash) : noParameters
      return { ...known, part: text, template: text, templateText: text, URLParameters, handled: true }
    },
  }
}

function indexed(stubs: readonly Stub[]): ReadonlyMap<string, PathIndex<Template>> {
  const hosts = new Map<string, PathIndex<Template>>()
  const known = new Set<string>()
  for (const { service, part } of stubs) {
    const host = service as string
    const index = hosts.get(host) ?? newPathIndex<Template>()
    hosts.set(host, index)
    const { template } = parseTemplate(part)
    if (template === undefined || known.has(`${host}${part}`)) continue
    known.add(`${host}${part}`)
    addPath(index, template.segments, { ...template, text: part })
  }
  return hosts
}
