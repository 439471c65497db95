/** The standard OData interface as a channel, as far as it is known before it is served: where it is published, and how it is refused. */
import { SESSION_MAX_AGE } from '../channel/defaults.ts'
import type { ChannelFace } from '../channel/face.ts'
import { said } from '../diagnostics/said.ts'
import { Refusal } from '../exchange/refusal.ts'
import type { StandardOData } from './service.ts'

export const standardODataFace: ChannelFace<StandardOData> = {
  name: 'odata',
  segment: 'odata/standard.odata',
  whole: true,
  kinds: ['StandardOData'],
  unserved: ['odata/off', 'odata/set', 'odata/no-action'],
  offered: ({ Name }) => ({
    channel: 'odata',
    Name,
    addresses: [''],
    ReuseSessions: 'AutoUse',
    SessionMaxAge: SESSION_MAX_AGE,
    ignoresIBSession: true,
  }),
  // Only `enable="true"` publishes it: an element without the attribute is as none (source 29).
  section: ({ standardOdata, accessTokenAuthentication }) => ({
    channel: 'odata',
    kind: said('standard OData interface', 'стандартный интерфейс OData'),
    element: '<standardOdata>',
    part: standardOdata,
    on: standardOdata?.enable === true,
    byDefault: standardOdata?.enable === true,
    extensions: false,
    whole: true,
    entries: standardOdata?.enable === true ? [{ name: 'standard.odata', ...standardOdata }] : [],
    tokens: [accessTokenAuthentication],
  }),
  noService: (path) =>
    new Refusal('odata/off', 404, 'Стандартный интерфейс OData не опубликован', {
      hint: said(
        `${path}: a default.vrd publishes it with <standardOdata enable="true"/>; without one every configuration with data objects has it`,
        `${path}: интерфейс публикует <standardOdata enable="true"/> в default.vrd; без этого файла он есть у всех конфигураций с данными`,
      ),
    }),
  partInAddress: true,
  words: {
    service: said('standard OData interface', 'стандартный интерфейс OData'),
    names: said('standard.odata', 'именем standard.odata'),
    only: {
      Name: 'standard.odata',
      needs: said(
        'data objects, as of a configuration or of a $metadata document (*.edmx, or the file itself among the paths)',
        'объекты данных: из конфигурации или из документа $metadata (*.edmx или сам файл среди путей)',
      ),
    },
    part: said('entity set', 'набора сущностей'),
    partKey: 'set',
    calls: said('Entity set', 'Набор сущностей'),
  },
  linked: true,
  // A key and arguments are no part of a set's name; slashes within them are none of the path.
  segmentsOf: (path) => path.replaceAll(/\((?:'[^']*'|[^()])*\)/g, '').split('/'),
  printPattern: (_, part, method) =>
    `${method === undefined ? '' : `${method} `}/odata/standard.odata${part === undefined || part === '/' ? '' : `/${part}`}`,
}
