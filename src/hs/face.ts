/** HTTP services as a channel, as far as it is known before any of them is served. */
import type { ChannelFace } from '../channel/channel.ts'
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
    kind: 'HTTP service',
    element: '<httpServices>',
    part: httpServices,
    on: httpServices !== undefined,
    byDefault: httpServices?.publishByDefault ?? false,
    extensions: httpServices?.publishExtensionsByDefault ?? false,
    entries: httpServices?.service ?? [],
    tokens: [httpServices?.accessTokenAuthentication, accessTokenAuthentication],
  }),
  noService,
}
