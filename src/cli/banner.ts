/** What a person is told when serving begins: every service with an address to try. */
import { countOf } from './count.ts'
import { exampleOf, unwrittenIn } from './served-services.ts'
import type { ServedService } from './served-services.ts'

/** `url` as `Served.url`. */
export function banner(services: readonly ServedService[], url: string, paths: readonly string[]): string {
  const width = Math.max(...services.map((one) => one.service.Name.length))
  const unwritten = services.reduce((sum, one) => sum + unwrittenIn(one), 0)
  return [
    `standin serves ${countOf(services.length, 'HTTP service')} at ${url}/hs/`,
    ...services.map((one) => `  ${one.service.Name.padEnd(width)}  ${url}${exampleOf(one)}`),
    ...(unwritten === 0 ? [] : [`${countOf(unwritten, 'method')} without a handler: 501 until written; \`standin import ${paths[0] ?? 'CONFIG'} --out services\` writes the modules`]),
    'Ctrl+C stops',
  ].join('\n')
}
