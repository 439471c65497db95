/** HTTP services by what can be called of them: their URL templates, each with its methods. */
import type { Listed, ListedExample, ListedPart, ListedPath, PathSegment } from '../channel/listed.ts'
import { said } from '../diagnostics/said.ts'
import { httpServices } from './face.ts'
import { readWhenAsked, type ReadService, type ReadTemplate } from './service/read.ts'
import type { HTTPService } from './service/service.ts'
import { parameterNames } from './template/parse.ts'

/** Those that can be served; their templates are read when they are first asked for. */
export const listedHTTPServices = (services: readonly HTTPService[]): readonly Listed<HTTPService>[] =>
  readWhenAsked(services).map((one) => new ListedHTTPService(one))

class ListedHTTPService implements Listed<HTTPService> {
  readonly channel = httpServices
  readonly stubbable = true
  readonly #read: ReadService
  #parts: readonly ListedPart[] | undefined

  constructor(read: ReadService) {
    this.#read = read
  }

  get service(): HTTPService {
    return this.#read.service
  }

  get Name(): string {
    return this.service.Name
  }

  get addresses(): readonly string[] {
    return [this.service.RootURL]
  }

  get parts(): readonly ListedPart[] {
    return (this.#parts ??= this.#read.templates.map(partOf))
  }

  example(_part: string, method: string): ListedExample {
    return ['POST', 'PUT', 'PATCH'].includes(method) ? { headers: [['Content-Type', 'application/json']], body: '{}' } : {}
  }

  get paths(): readonly ListedPath[] {
    const root = this.#read.root.map((text): PathSegment => ({ kind: 'literal', text }))
    return this.#read.templates.map(({ Name, template, Methods }) => ({
      label: said(`template ${Name} of ${this.Name}`, `шаблон ${Name} сервиса ${this.Name}`),
      part: Name,
      segments: [...root, ...template.segments],
      methods: Object.keys(Methods),
    }))
  }
}

const partOf = ({ Name, template, Methods }: ReadTemplate): ListedPart => ({
  Name,
  text: template.text,
  parameters: parameterNames(template),
  calls: Object.entries(Methods).map(([method, handler]) => ({
    method,
    what: `${method} ${template.text}`,
    written: typeof handler === 'function',
  })),
})
