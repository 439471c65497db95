/** The text that `serve` prints when it is ready: publications, services, and an address to try for each. */
import { standardODataFace } from '../../odata/face.ts'
import type { OfStubFiles } from '../serving/answered-otherwise.ts'
import { exampleOf } from '../serving/example-url.ts'
import type { ShownPublication } from '../serving/published.ts'
import { unwrittenIn, unwrittenOperationsIn, type ServedService } from '../serving/served-services.ts'
import { countOf } from '../shared/count.ts'

export function banner(shown: readonly ShownPublication[], paths: readonly string[], files: OfStubFiles): string {
  const services = [...new Map(shown.flatMap((one) => one.services.map((service) => [service.service, service]))).values()]
  const webServices = [...new Set(shown.flatMap((one) => one.webServices.map(({ service }) => service)))]
  const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0)
  const writes = `\`standin import ${paths[0] ?? 'CONFIG'} --out services\` writes the modules`
  const methods = sum(services.map((one) => unwrittenIn(one, files)))
  const operations = sum(webServices.map((one) => ('Operations' in one ? unwrittenOperationsIn(one, files) : 0)))
  const stubs = webServices.flatMap((one) => ('stubs' in one && one.stubs.length > 0 ? [one.stubs.length] : []))
  return [
    ...shown.flatMap(publicationLines),
    ...(methods === 0 ? [] : [`${countOf(methods, 'method')} without a handler: answered 501; ${writes}`]),
    ...(operations === 0 ? [] : [`${countOf(operations, 'operation')} without a handler: answered with a fault`]),
    ...(stubs.length === 0
      ? []
      : [
          `${countOf(sum(stubs), 'operation')} of WSDL documents without a handler: answered from `
            + '<Service>.<Operation>.response.xml, otherwise with samples',
        ]),
    ...stubLines(files),
    'Ctrl+C stops',
  ].join('\n')
}

/** What answers besides handlers. */
function stubLines({ stubs, modes }: OfStubFiles): string[] {
  const asked = modes.filter(({ mode }) => mode !== 'handler' && mode !== 'stub')
  return [
    ...(stubs.length === 0 ? [] : [`${countOf(stubs.length, 'stub')} of stub files; \`standin routes\` lists them`]),
    ...asked.map(({ service, part, mode, upstream }) => {
      const what = part === undefined ? service : `${service} ${part}`
      return `${what}: mode ${mode}${upstream === undefined ? '' : `, ${upstream.url} is asked`}`
    }),
  ]
}

function publicationLines({ publication, url, services, webServices }: ShownPublication): string[] {
  if (publication.broken !== undefined) return [`standin answers 500 at ${url}: its default.vrd is broken`]
  const odata = publication.services.some(({ channel }) => channel === standardODataFace.name)
  if (services.length + webServices.length === 0 && !odata)
    return [`standin serves nothing at ${url}: its default.vrd publishes no service`]
  const width = Math.max(...services.map((one) => one.service.Name.length), ...webServices.map((one) => one.service.Name.length))
  return [
    ...(services.length === 0 ? [] : [`standin serves ${countOf(services.length, 'HTTP service')} at ${url}/hs/`]),
    ...services.map((one) => `  ${one.service.Name.padEnd(width)}  ${url}${exampleText(one)}`),
    ...(webServices.length === 0 ? [] : [`standin serves ${countOf(webServices.length, 'Web service')}, described at`]),
    ...webServices.map(({ service, address }) => `  ${service.Name.padEnd(width)}  ${url}/ws/${address}?wsdl`),
    ...(odata ? [`standin serves the standard OData interface at ${url}/odata/standard.odata/`] : []),
  ]
}

function exampleText(service: ServedService): string {
  const { method, url } = exampleOf(service)
  return method === undefined || method === 'GET' ? url : `${url}  (${method})`
}
