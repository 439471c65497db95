/** Web services as a channel, as far as it is known before any of them is served: without SOAP, XDTO and WSDL. */
import type { ChannelFace } from '../channel/face.ts'
import { said } from '../diagnostics/said.ts'
import { Refusal } from '../exchange/refusal.ts'
import type { DescribedWebService } from './foreign/service.ts'
import { addressesOf, type WebService } from './service/service.ts'

export const webServices: ChannelFace<WebService | DescribedWebService> = {
  name: 'ws',
  segment: 'ws',
  kinds: ['WebService', 'DescribedWebService'],
  unserved: ['ws/no-service', 'ws/no-method', 'ws/unknown-operation', 'ws/unwritten'],
  offered: (service) => ({
    channel: 'ws',
    Name: service.Name,
    addresses: service.kind === 'WebService' ? addressesOf(service) : service.served.addresses,
    ...(service.kind === 'DescribedWebService' && service.served.paths && { paths: service.served.paths }),
    ReuseSessions: service.ReuseSessions,
    SessionMaxAge: service.SessionMaxAge,
    ...(service.kind === 'WebService' && service.Extension && { extension: true }),
  }),
  // An absent element publishes nothing, an absent pointEnableCommon nothing that is not listed (ours: docs/quirks.md).
  section: ({ ws, accessTokenAuthentication }) => ({
    channel: 'ws',
    kind: said('Web service', 'Web-сервис'),
    element: '<ws>',
    part: ws,
    on: ws !== undefined && ws.enable !== false,
    byDefault: ws?.pointEnableCommon ?? false,
    extensions: ws?.publishExtensionsByDefault ?? false,
    entries: ws?.point ?? [],
    tokens: [ws?.accessTokenAuthentication, accessTokenAuthentication],
  }),
  /** 500, not 404, unlike HTTP services (source 19). */
  noService: (path) =>
    new Refusal('ws/no-service', 500, 'Сервис не найден', {
      hint: said(
        `no published Web service has the Name or DescriptorFileName that ${path} ends with`,
        `ни у одного опубликованного Web-сервиса нет имени или файла описания, которым заканчивается ${path}`,
      ),
    }),
  partInAddress: false,
  words: {
    service: said('Web service', 'Web-сервис'),
    names: said('the Name', 'именем'),
    part: said('operation', 'операции'),
    partKey: 'operation',
    calls: said('Operation', 'Операция'),
  },
  printPattern: (service, operation) => `/ws/${service}${operation === undefined ? ' (any operation)' : `.${operation}`}`,
}
