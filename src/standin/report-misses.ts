/** Requests that nothing served, each with what was near: for strict tests, the log and the admin surface. */
import type { Listed } from '../channel/listed.ts'
import type { Language } from '../diagnostics/print.ts'
import { said, type Said } from '../diagnostics/said.ts'
import { maskedTarget } from '../exchange/secret-names.ts'
import { parseTemplate } from '../hs/template/parse.ts'
import type { Mismatch } from './calls/mismatches.ts'
import { nearMisses, printNearMiss, type Candidate, type NearMiss } from './calls/near-miss.ts'
import { OUTGOING } from './hosts/hosts.ts'
import { maskerOf } from './journal/masker-of.ts'
import { matchedOf } from './journal/matched.ts'
import type { Received } from './journal/received.ts'
import type { Standin } from './standin.ts'
import { stubMismatches } from './stub/choose.ts'
import { serviceNameOf, type Stub } from './stub/stub.ts'

/** Refusals, of no channel in particular, that mean that nothing here serves the request. */
const unserved: readonly string[] = ['publication/outside', 'exchange/undecodable', 'stub/no-match', 'outgoing/not-allowed']

type Served = Pick<Standin, 'addresses' | 'stubs' | 'platform' | 'isSecret'>

export const isUnserved = ({ refusal }: Received, { addresses }: Pick<Standin, 'addresses'>): boolean =>
  refusal !== undefined && (unserved.includes(refusal) || addresses().channels.some((one) => one.unserved.includes(refusal)))

/** Closest first, three at most. */
export function nearMissesOf(one: Received, standin: Served, language: Language = 'en'): readonly NearMiss[] {
  if (one.outgoing) return nearMisses(one.method, one.target, '', hostCandidates(one, standin, language), language)
  const candidates = [
    ...standin.stubs.list().flatMap((stub) => ofStub(stub, one, standin, language)),
    ...standin.addresses().listed.flatMap((listed) => ofService(listed, language)),
  ]
  return nearMisses(one.method, one.target, standin.platform.base, candidates, language)
}

const ofService = ({ channel, paths }: Listed, language: Language): readonly Candidate[] =>
  paths.map(({ label, segments, methods }) => ({ label: label[language], channel, segments, methods }))

/** Of a call that goes out: the stubs of all hosts, whose address begins the path. */
const hostCandidates = (one: Received, { stubs }: Served, language: Language): readonly Candidate[] =>
  stubs
    .list()
    .filter((stub) => stub.channel === OUTGOING)
    .map((stub) => ({
      label: `${said('stub', 'заглушка')[language]} ${JSON.stringify(stub.name ?? stub.id)}`,
      host: serviceNameOf(stub),
      segments: parseTemplate(stub.part).template?.segments ?? [],
      methods: [stub.method ?? 'Any'],
      others: () => stubMismatches(stub, matchedOf(one), stubs, language),
    }))

/** Where the path does not tell the part, another part is what does not match. */
function ofStub(stub: Stub, one: Received, { addresses, stubs }: Served, language: Language): readonly Candidate[] {
  const service = addresses().listed.find(({ channel, Name }) => channel.name === stub.channel && Name === serviceNameOf(stub))
  const path = service?.paths.find(({ part }) => part === undefined || part === stub.part)
  if (service === undefined || path === undefined) return []
  const given = one.address?.part ?? said('a message that could not be read', 'сообщение, которое не прочитать')[language]
  const wrongPart: readonly Mismatch[] =
    path.part !== undefined || given === stub.part ? [] : [{ part: service.channel.words.partKey, expected: stub.part, given }]
  return [
    {
      label: `${said('stub', 'заглушка')[language]} ${JSON.stringify(stub.name ?? stub.id)}`,
      channel: service.channel,
      segments: path.segments,
      methods: stub.method === undefined ? path.methods : [stub.method],
      others: () => (wrongPart.length > 0 ? wrongPart : stubMismatches(stub, matchedOf(one), stubs, language)),
    },
  ]
}

/** An address beside those of the services has no near one: what is forgotten mostly is the part that leads to them. */
const farOf = ({ refusal }: Received): Said =>
  refusal === 'publication/outside'
    ? said(
        'nothing that is served is near; addresses begin with the base of the publication, then /hs/, /ws/ or /odata/standard.odata/',
        'ничего похожего нет; адреса начинаются с базы публикации, за ней /hs/, /ws/ или /odata/standard.odata/',
      )
    : said('nothing that is served is near', 'ничего похожего нет')

/** Several lines for a person, without secrets. */
export function printMiss(one: Received, standin: Served, language: Language = 'en'): string {
  const near = nearMissesOf(one, standin, language)
  const target = maskedTarget(one.target, standin.isSecret)
  const unmet = said('was not served', 'не обслужен')[language]
  const head = `${one.method} ${target} ${unmet}: ${one.reply?.StatusCode ?? '-'} [${one.refusal ?? '-'}]`
  const text = [
    head,
    `  ${(near.length === 0 ? farOf(one) : said('closest:', 'ближе всего:'))[language]}`,
    ...near.flatMap((miss) =>
      printNearMiss(miss, language)
        .split('\n')
        .map((line) => `    ${line}`),
    ),
  ].join('\n')
  return maskerOf(one, standin.isSecret).text(text)
}
