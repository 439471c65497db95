/** HTTP services as a channel, as far as it is known before any of them is served. */
import type { ChannelFace } from '../channel/face.ts'
import { said } from '../diagnostics/said.ts'
import { noService } from './route/route.ts'
import type { HTTPService } from './service/service.ts'

export const httpServices: ChannelFace<HTTPService> = {
  name: 'hs',
  segment: 'hs',
  kinds: ['HTTPService'],
  unserved: ['hs/no-service', 'hs/no-template', 'hs/no-method', 'hs/unwritten'],
  offered: ({ Name, RootURL, ReuseSessions, SessionMaxAge, Extension }) => ({
    channel: 'hs',
    Name,
    addresses: [RootURL],
    ReuseSessions,
    SessionMaxAge,
    ...(Extension && { extension: true }),
  }),
  // An absent element publishes nothing, an absent publishByDefault nothing that is not listed (ours: docs/quirks.md).
  section: ({ httpServices, accessTokenAuthentication }) => ({
    channel: 'hs',
    kind: said('HTTP service', 'HTTP-сервис'),
    element: '<httpServices>',
    part: httpServices,
    on: httpServices !== undefined,
    byDefault: httpServices?.publishByDefault ?? false,
    extensions: httpServices?.publishExtensionsByDefault ?? false,
    entries: httpServices?.service ?? [],
    tokens: [httpServices?.accessTokenAuthentication, accessTokenAuthentication],
  }),
  noService,
  partInAddress: true,
  words: {
    service: said('HTTP service', 'HTTP-сервис'),
    names: said('the RootURL or the Name', 'корневым URL или именем'),
    part: said('URL template', 'шаблона URL'),
    partKey: 'template',
    calls: said('Method and template', 'Метод и шаблон'),
  },
  printPattern: (service, template, method) =>
    `${method ?? 'any method'} /hs/${service}${template === undefined ? ' (any template)' : template.replace(/^(?=[^/])/, '/')}`,
}
