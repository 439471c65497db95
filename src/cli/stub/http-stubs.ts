/** Stubs of HTTP services: one for each method that has no handler, with what is known of its answer. */
import { said } from '../../diagnostics/said.ts'
import { parameterNames } from '../../hs/template/parse.ts'
import type { ServedService } from '../serving/served-services.ts'
import type { WrittenFile, WrittenStub } from './yaml.ts'

export function httpStubs({ service, templates }: ServedService): WrittenFile {
  const stubs = templates.flatMap(({ template, Methods }) =>
    Object.entries(Methods).flatMap(([method, handler]): WrittenStub[] =>
      typeof handler === 'function'
        ? []
        : [{ stub: { template: template.text || '/', method, reply: replyOf(method, parameterNames(template)) } }],
    ),
  )
  const at = `/hs/${service.RootURL}`
  return {
    name: service.Name,
    service: service.Name,
    about: [said(`HTTP service ${service.Name}, ${at}`, `HTTP-сервис ${service.Name}, ${at}`)],
    stubs,
  }
}

function replyOf(method: string, parameters: readonly string[]): object {
  if (method === 'DELETE') return { StatusCode: 204 }
  if (method === 'HEAD') return { StatusCode: 200 }
  const json = Object.fromEntries(parameters.map((name) => [name === '*' ? 'path' : name, `{{request.URLParameters.${name}}}`]))
  return { StatusCode: 200, json: parameters.length === 0 ? { ok: true } : json }
}
