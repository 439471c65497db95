/** Stubs of HTTP services: of a template and a method, answering with an HTTPServiceResponse. */
import type { Listed } from '../../channel/listed.ts'
import { said } from '../../diagnostics/said.ts'
import { httpServices } from '../../hs/face.ts'
import { targetOf, type HTTPServiceRequest } from '../../hs/message/request.ts'
import type { HTTPServiceResponse } from '../../hs/message/response.ts'
import type { NewService } from '../../hs/pattern.ts'
import { HTTPService, URLTemplate } from '../../hs/service/service.ts'
import { isRootURL, isServiceName } from '../../hs/service/sound.ts'
import type { Matched } from '../calls/criteria.ts'
import { reportStub } from '../reading/diagnostics.ts'
import type { Reading } from '../reading/reading.ts'
import type { SourceNode } from '../reading/source-node.ts'
import { things } from '../reading/words.ts'
import { answerOf } from './answer.ts'
import type { Needs, StubForm, StubService } from './form.ts'
import { readStub } from './read/stub.ts'
import { serviceNameOf, type Stub } from './stub.ts'
import { groupBy } from './stubs.ts'

export const templateForm: StubForm<HTTPServiceRequest, HTTPServiceResponse> = {
  channel: httpServices.name,
  read: readStub,
  matched: (request, needs, { user }) => (needs.needsBody ? matchedWithBody(request, needs, user) : matchedOf(request, user)),
  answer: answerOf,
  defined: {
    read: readNewService,
    of(stubs, relayed) {
      const byName = groupBy(stubs, serviceNameOf)
      const whole = new Map(relayed.map((one) => [one.Name, one]))
      const own = [...byName].flatMap(([name, of]) => definedBy(of, whole.has(name)))
      return [...own, ...[...whole.values()].flatMap((one) => (byName.has(one.Name) ? [] : serviceOf(one, [everyPath])))]
    },
  },
}

const matchedOf = (request: HTTPServiceRequest, user: string, text?: string, bytes?: Uint8Array): Matched => ({
  URLParameters: request.URLParameters,
  QueryOptions: request.QueryOptions,
  header: (name) => request.header(name),
  text,
  bytes,
  user,
  target: targetOf(request),
})

async function matchedWithBody(request: HTTPServiceRequest, { needsBytes }: Needs, user: string): Promise<Matched> {
  const bytes = needsBytes ? await request.GetBodyAsBinaryData() : undefined
  return matchedOf(request, user, await request.GetBodyAsString(), bytes)
}

/** The service that is defined by the stubs that name it whole, with their templates. */
function definedBy(stubs: readonly Stub[], relayed: boolean): readonly HTTPService[] {
  const defining = stubs.filter((one): one is Stub & { service: NewService } => typeof one.service === 'object')
  const service: NewService | undefined = defining[0]?.service
  if (service === undefined) return []
  const templates = [...new Set(defining.toReversed().map((one) => one.part))]
  return [serviceOf(service, relayed && !templates.includes(everyPath) ? [...templates, everyPath] : templates)]
}

const everyPath = '/*'

const serviceOf = (service: NewService, templates: readonly string[]): HTTPService =>
  HTTPService({
    Name: service.Name,
    RootURL: service.RootURL ?? service.Name,
    URLTemplates: Object.fromEntries(templates.map((text) => [text, URLTemplate<string>(text, {})])),
  })

/** `service: { Name, RootURL }`. */
function readNewService(reading: Reading, node: SourceNode, listed: readonly Listed[]): StubService | undefined {
  const fields = reading.fields(node, things.service, ['Name', 'RootURL'])
  const [Name, RootURL] = [reading.text(fields.get('Name'), 'Name'), reading.text(fields.get('RootURL'), 'RootURL')]
  if (Name === undefined || RootURL === undefined)
    return void reading.tell(
      reportStub(
        'missing',
        { what: things.service, key: Name === undefined ? 'Name' : 'RootURL', example: 'service: { Name: Prices, RootURL: prices }' },
        reading.place(node.at),
      ),
    )
  if (!isServiceName(Name))
    return reading.wrong(fields.get('Name')!, 'Name', said('an identifier, such as Prices', 'идентификатор, например Prices'))
  if (!isRootURL(RootURL))
    return reading.wrong(
      fields.get('RootURL')!,
      'RootURL',
      said('segments of letters, digits and -._~, such as prices', 'путь из сегментов (буквы, цифры и -._~), например prices'),
    )
  const channel = httpServices.name
  const same = listed.find((one) => one.channel.name === channel && (one.Name === Name || one.addresses.includes(RootURL)))
  if (same === undefined) return { channel, Name, known: undefined, fresh: { Name, RootURL } }
  if (same.Name === Name && same.addresses.includes(RootURL)) return { channel, Name, known: same, fresh: undefined }
  return void reading.tell(
    reportStub('service-repeated', { name: same.Name, what: same.Name === Name ? 'Name' : 'RootURL' }, reading.place(node.at)),
  )
}
