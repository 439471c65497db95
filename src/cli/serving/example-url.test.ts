import { expect, test } from 'vitest'
import type { MethodName } from '../../hs/service/method.ts'
import { HTTPService, HTTPServiceResponse, URLTemplate } from '../../index.ts'
import { exampleOf } from './example-url.ts'
import { servedServices } from './served-services.ts'

const answer = () => new HTTPServiceResponse(200)

test.each<readonly [templates: Readonly<Record<string, readonly MethodName[]>>, method: string | undefined, url: string]>([
  [{ '/a/{x}/*': ['POST'], '/b': ['GET'] }, 'GET', '/hs/r/b'],
  [{ '/a/{x}/*': ['Any'], '/b': ['GET'] }, 'GET', '/hs/r/a/x'],
  [{ '/a/{x}/*': ['POST', 'PUT'] }, 'POST', '/hs/r/a/x'],
  [{ '/остатки/{Код}': ['GET'] }, 'GET', '/hs/r/%D0%BE%D1%81%D1%82%D0%B0%D1%82%D0%BA%D0%B8/%D0%9A%D0%BE%D0%B4'],
  [{ '/a': [] }, undefined, '/hs/r/a'],
  [{}, undefined, '/hs/r'],
])('of %j the example is %s %s', (templates, method, url) => {
  const URLTemplates = Object.fromEntries(
    Object.entries(templates).map(([text, methods], at) => [
      `T${at}`,
      URLTemplate<string>(text, Object.fromEntries(methods.map((one) => [one, answer]))),
    ]),
  )
  const service = HTTPService({ Name: 'S', RootURL: 'r', URLTemplates })
  const [served] = servedServices({
    services: [{ service }],
    webServices: [],
    servedWebServices: [],
    described: [],
    integration: [],
    externalDataSources: [],
    documents: 0,
    onlyDocuments: false,
    diagnostics: [],
    stubs: [],
    data: [],
    configurations: [],
    failures: [],
    modes: [],
    collections: [],
    importMs: 0,
    watched: [],
    fileOf: () => undefined,
    moduleOf: () => undefined,
  })
  expect(exampleOf(served!)).toEqual({ method, url })
})
