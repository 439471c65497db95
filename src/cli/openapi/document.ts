/** The OpenAPI 3.0 document of what is served: the version that every generator of clients reads. */
import type { PublishedModel } from '../../odata/model/entity.ts'
import type { Stub } from '../../standin/stub/stub.ts'
import { httpPaths, type ShownService } from './http.ts'
import { latinNames } from './latin-names.ts'
import { odataPaths } from './odata.ts'
import type { Paths } from './parts.ts'

interface Described {
  readonly services: readonly ShownService[]
  /** Of the standard OData interface. */
  readonly model: PublishedModel | undefined
  readonly stubs: readonly Stub[]
  /** The address of the publication. */
  readonly url: string
  /** Names of services and sets, in place of all. */
  readonly only: readonly string[] | undefined
}

interface OpenAPIDocument extends Pick<Paths, 'paths'> {
  readonly openapi: '3.0.3'
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly servers: readonly { readonly url: string }[]
  readonly security: readonly object[]
  readonly tags: readonly { readonly name: string }[]
  readonly components: object
}

export function openAPIOf({ services, model, stubs, url, only }: Described): OpenAPIDocument {
  const chosen = (...names: readonly string[]): boolean => only === undefined || names.some((name) => only.includes(name))
  const shown = services.filter(({ service }) => chosen(service.Name, service.RootURL))
  const latin = latinNames()
  const parts = [httpPaths(shown, stubs, latin), ...(model === undefined ? [] : [odataPaths(model, latin, (set) => chosen(set))])]
  return {
    openapi: '3.0.3',
    info: {
      title: shown.length === 1 ? shown[0]!.service.Name : '1C',
      version: '1',
      description: 'Made by onec-standin of what it serves.',
    },
    servers: [{ url }],
    security: [{}, { basic: [] }],
    tags: parts.flatMap(({ tags }) => tags.map((name) => ({ name }))),
    paths: Object.assign({}, ...parts.map(({ paths }) => paths)) as Paths['paths'],
    components: {
      securitySchemes: { basic: { type: 'http', scheme: 'basic' } },
      parameters: Object.assign({}, ...parts.map(({ parameters }) => parameters)) as Paths['parameters'],
      schemas: Object.assign({}, ...parts.map(({ schemas }) => schemas)) as Paths['schemas'],
    },
  }
}
