/** The text that `serve` prints when it is ready: publications, services, and an address to try for each. */
import type { Language } from '../../diagnostics/print.ts'
import { joined, said, type Said } from '../../diagnostics/said.ts'
import type { LoadedSources } from '../../load/sources.ts'
import { standardODataFace } from '../../odata/face.ts'
import { aboutLines, type About } from '../serving/about.ts'
import type { OfStubFiles } from '../serving/answered-otherwise.ts'
import { exampleOf } from '../serving/example-url.ts'
import type { ShownPublication } from '../serving/published.ts'
import { unwrittenIn, unwrittenOperationsIn, type ServedService } from '../serving/served-services.ts'
import { countOf, type Noun } from '../shared/count.ts'

export interface OfBanner {
  readonly paths: readonly string[]
  readonly files: OfStubFiles & Pick<LoadedSources, 'integration'>
  readonly about: About
}

export function banner(shown: readonly ShownPublication[], { paths, files, about }: OfBanner, language: Language): string {
  const services = [...new Map(shown.flatMap((one) => one.services.map((service) => [service.service, service]))).values()]
  const webServices = [...new Set(shown.flatMap((one) => one.webServices.map(({ service }) => service)))]
  const lines = [
    ...shown.flatMap((one) => (isEmpty(one) && files.integration.length > 0 ? [] : publicationLines(one))),
    ...files.integration.map(integrationLine),
    ...unwrittenLines(services, webServices, paths[0] ?? 'CONFIG', files),
    ...stubLines(files),
    ...aboutLines(about),
    said('Ctrl+C stops', 'Ctrl+C — остановить'),
  ]
  return lines.map((one) => one[language]).join('\n')
}

/** No HTTP or Web service, and nothing wrong. */
const isEmpty = ({ publication, services, webServices }: ShownPublication): boolean =>
  publication.broken === undefined && services.length + webServices.length + publication.services.length === 0

function integrationLine({ service: { Name, Channels } }: LoadedSources['integration'][number]): Said {
  const channels = Object.entries(Channels)
  const named = (direction: string): string =>
    channels
      .filter(([, one]) => one.MessageDirection === direction)
      .map(([name]) => name)
      .join(', ') || '-'
  return said(
    `standin has the integration service ${Name}: sends ${named('Send')}; receives ${named('Receive')}`,
    `standin: сервис интеграции ${Name}: отправляет ${named('Send')}; принимает ${named('Receive')}`,
  )
}

const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0)

const counted = (count: number, noun: Noun): Said => said(countOf(count, noun, 'en'), countOf(count, noun, 'ru'))

/** What nobody wrote a handler for, and how it is answered. */
function unwrittenLines(
  services: readonly ServedService[],
  webServices: readonly ShownPublication['webServices'][number]['service'][],
  path: string,
  files: OfStubFiles,
): Said[] {
  const methods = sum(services.map((one) => unwrittenIn(one, files)))
  const operations = sum(webServices.map((one) => ('Operations' in one ? unwrittenOperationsIn(one, files) : 0)))
  const stubs = webServices.flatMap((one) => ('stubs' in one && one.stubs.length > 0 ? [one.stubs.length] : []))
  const writes = `\`standin import ${path} --out services\``
  const answered: readonly (readonly [count: number, noun: Noun, how: Said])[] = [
    [
      methods,
      'method',
      said(` without a handler: answered 501; ${writes} writes the modules`, ` без обработчика: ответ 501; модули напишет ${writes}`),
    ],
    [operations, 'operation', said(' without a handler: answered with a fault', ' без обработчика: ответ — ошибка SOAP')],
    [
      sum(stubs),
      'operation',
      said(
        ' of WSDL documents without a handler: answered from <Service>.<Operation>.response.xml, otherwise with samples',
        ' описаний WSDL без обработчика: ответ из <Сервис>.<Операция>.response.xml, иначе образец',
      ),
    ],
  ]
  return answered.flatMap(([count, noun, how]) => (count === 0 ? [] : [joined([counted(count, noun), how])]))
}

/** What answers besides handlers. */
function stubLines({ stubs, modes }: OfStubFiles): Said[] {
  const asked = modes.filter(({ mode }) => mode !== 'handler' && mode !== 'stub')
  const listed = said(' of stub files; `standin routes` lists them', ' из файлов заглушек; их перечислит `standin routes`')
  return [
    ...(stubs.length === 0 ? [] : [joined([counted(stubs.length, 'stub'), listed])]),
    ...asked.map(({ service, part, mode, upstream }) => {
      const what = part === undefined ? service : `${service} ${part}`
      return upstream === undefined
        ? said(`${what}: mode ${mode}`, `${what}: режим ${mode}`)
        : said(`${what}: mode ${mode}, ${upstream.url} is asked`, `${what}: режим ${mode}, запросы идут в ${upstream.url}`)
    }),
  ]
}

function publicationLines({ publication, url, services, webServices }: ShownPublication): Said[] {
  if (publication.broken !== undefined)
    return [said(`standin answers 500 at ${url}: its default.vrd is broken`, `standin отвечает 500 по ${url}: default.vrd испорчен`)]
  const odata = publication.services.some(({ channel }) => channel === standardODataFace.name)
  if (services.length + webServices.length === 0 && !odata)
    return [
      said(
        `standin serves nothing at ${url}: its default.vrd publishes no service`,
        `standin ничего не отдает по ${url}: default.vrd не публикует сервисов`,
      ),
    ]
  const width = Math.max(...services.map((one) => one.service.Name.length), ...webServices.map((one) => one.service.Name.length))
  const http = counted(services.length, 'HTTP service')
  const web = counted(webServices.length, 'Web service')
  const at = `${url}/odata/standard.odata/`
  return [
    ...(services.length === 0 ? [] : [said(`standin serves ${http.en} at ${url}/hs/`, `standin отдает: ${http.ru}, адрес ${url}/hs/`)]),
    ...services.map((one) => same(`  ${one.service.Name.padEnd(width)}  ${url}${exampleText(one)}`)),
    ...(webServices.length === 0 ? [] : [said(`standin serves ${web.en}, described at`, `standin отдает: ${web.ru}, описание по адресам`)]),
    ...webServices.map(({ service, address }) => same(`  ${service.Name.padEnd(width)}  ${url}/ws/${address}?wsdl`)),
    ...(odata ? [said(`standin serves the standard OData interface at ${at}`, `standin отдает стандартный интерфейс OData по ${at}`)] : []),
  ]
}

const same = (text: string): Said => said(text, text)

function exampleText(service: ServedService): string {
  const { method, url } = exampleOf(service)
  return method === undefined || method === 'GET' ? url : `${url}  (${method})`
}
