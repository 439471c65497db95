/** What a person is told when serving begins: every service with an address to try. */
import { countOf } from './count.ts'
import { exampleOf } from './example-url.ts'
import { unwrittenIn, unwrittenOperationsIn } from './served-services.ts'
import type { ServedService } from './served-services.ts'
import type { DescribedWebService } from '../ws/described-service.ts'
import type { WebService } from '../ws/service.ts'

/** `url` as `Served.url`. */
export function banner(services: readonly ServedService[], webServices: readonly (WebService | DescribedWebService)[], url: string, paths: readonly string[]): string {
  const width = Math.max(...services.map((one) => one.service.Name.length), ...webServices.map((one) => one.Name.length))
  const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0)
  const writes = `\`standin import ${paths[0] ?? 'CONFIG'} --out services\` writes the modules`
  const methods = sum(services.map(unwrittenIn))
  const operations = sum(webServices.map((one) => (one.kind === 'WebService' ? unwrittenOperationsIn(one) : 0)))
  const stubs = webServices.flatMap((one) => (one.kind === 'DescribedWebService' && one.stubs.length > 0 ? [one.stubs.length] : []))
  return [
    ...(services.length === 0 ? [] : [`standin serves ${countOf(services.length, 'HTTP service')} at ${url}/hs/`]),
    ...services.map((one) => `  ${one.service.Name.padEnd(width)}  ${url}${exampleText(one)}`),
    ...(webServices.length === 0 ? [] : [`standin serves ${countOf(webServices.length, 'Web service')}, described at`]),
    ...webServices.map((one) => `  ${one.Name.padEnd(width)}  ${url}/ws/${(one.kind === 'WebService' ? one.DescriptorFileName : undefined) ?? one.Name}?wsdl`),
    ...(methods === 0 ? [] : [`${countOf(methods, 'method')} without a handler: 501 until written; ${writes}`]),
    ...(operations === 0 ? [] : [`${countOf(operations, 'operation')} without a handler: a fault until written`]),
    ...(stubs.length === 0 ? [] : [`${countOf(sum(stubs), 'operation')} of WSDL documents without a handler: answered from <Service>.<Operation>.response.xml, else with samples`]),
    'Ctrl+C stops',
  ].join('\n')
}

function exampleText(service: ServedService): string {
  const { method, url } = exampleOf(service)
  return method === undefined || method === 'GET' ? url : `${url}  (${method})`
}
