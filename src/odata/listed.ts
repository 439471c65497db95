/** The interface by what can be called of it: sets with their methods, functions behind them, the documents, the calls of exchange. */
import type { Listed, ListedCall, ListedExample, ListedPart, ListedPath } from '../channel/listed.ts'
import { said } from '../diagnostics/said.ts'
import type { InfobaseModel } from '../infobase/model/model.ts'
import { SERVICE_DOCUMENT } from './called.ts'
import { standardODataFace } from './face.ts'
import { sampleEntity } from './given/sample.ts'
import type { EntityType, FunctionImport, PublishedModel, Shape, VirtualTable } from './model/entity.ts'
import { publishedModelOf, type StandardOData } from './service.ts'
import { canonicalKey, canonicalName, canonicalOption } from './syntax/canonical.ts'

/** Sets and functions are named when they are first asked for: a large configuration has thousands. */
export class ListedOData implements Listed<StandardOData> {
  readonly channel = standardODataFace
  readonly service: StandardOData
  readonly stubbable = true
  readonly addresses: readonly string[] = ['']
  #kept: Kept | undefined

  constructor(service: StandardOData) {
    this.service = service
  }

  get Name(): string {
    return this.service.Name
  }

  /** What is published now, and what the settings publish: calls that were made before a composition was set can be asked for. */
  get parts(): readonly ListedPart[] {
    return this.#listed().parts
  }

  #listed(): Kept {
    const { model, settings } = this.service
    const now = publishedModelOf(this.service)
    if (this.#kept?.now === now) return this.#kept
    const others = publishedModelOf({ model, settings }).sets.filter(({ name }) => now.set(name) === undefined)
    const own = [
      ...now.sets.flatMap((one) => partsOf(one, model)),
      part('SelectChanges', ['POST']),
      part('NotifyChangesReceived', ['POST']),
    ]
    const published = [part(SERVICE_DOCUMENT, ['GET']), part('$metadata', ['GET']), ...own]
    return (this.#kept = { now, published, parts: [...published, ...others.flatMap((one) => partsOf(one, model))] })
  }

  /** Of what is published now. */
  get paths(): readonly ListedPath[] {
    return this.#listed().published.map(({ Name, calls }) => ({
      label: said(`entity set ${Name}`, `набор сущностей ${Name}`),
      part: Name,
      segments: Name.split('/')
        .filter((text) => text !== '')
        .map((text) => ({ kind: 'literal', text })),
      methods: calls.map(({ method }) => method),
    }))
  }

  example(part: string, method: string): ListedExample {
    if (part === '$metadata') return {}
    if (method === 'GET') return { query: part === SERVICE_DOCUMENT ? '$format=json' : '$format=json&$top=10' }
    return { query: '$format=json', headers: [['Content-Type', 'application/json']], body: '{}' }
  }

  spelling(of: 'QueryOptions' | 'URLParameters', given: string, text: string): { readonly name: string; readonly text: string } {
    if (of === 'URLParameters') return { name: given, text: given === 'Key' ? canonicalKey(text) : text }
    const name = canonicalName(given)
    return { name, text: canonicalOption(name, text) }
  }
}

interface Kept {
  readonly now: PublishedModel
  readonly published: readonly ListedPart[]
  readonly parts: readonly ListedPart[]
}

const methodsOf: Readonly<Record<Shape, readonly string[]>> = {
  object: ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'],
  independent: ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'],
  recordSet: ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'],
  constant: ['GET', 'PATCH', 'PUT'],
  section: ['GET'],
  record: ['GET'],
  journal: ['GET'],
  virtual: ['GET'],
}

const part = (Name: string, methods: readonly string[], properties?: () => readonly string[]): ListedPart => ({
  Name,
  text: Name === SERVICE_DOCUMENT ? SERVICE_DOCUMENT : `/${Name}`,
  parameters: ['Key', 'Path'],
  calls: methods.map((method): ListedCall => ({ method, what: `${method} ${Name}`, written: true })),
  ...(properties && { properties }),
})

const setPart = (entity: EntityType, model: InfobaseModel): ListedPart => ({
  ...part(entity.name, methodsOf[entity.shape], () => propertiesOf(entity)),
  sample: (draws) => sampleEntity(entity, model, draws),
})

const callPart = (entity: EntityType, { name, isAction, isSlice, table }: FunctionImport): ListedPart =>
  part(`${entity.name}/${name}`, [isAction ? 'POST' : 'GET'], isSlice ? () => propertiesOf(entity) : table && (() => columnsOf(table)))

const partsOf = (entity: EntityType, model: InfobaseModel): readonly ListedPart[] => [
  setPart(entity, model),
  ...entity.functions.map((one) => callPart(entity, one)),
]

const propertiesOf = ({ head, tail, key, sections, records }: EntityType): readonly string[] => [
  ...namesOf([...head, ...tail]),
  ...(key.length === 0 ? ['SurrogateKey'] : []),
  ...sections.map(({ section }) => section!.Name),
  ...(records === undefined ? [] : ['RecordSet']),
]

const columnsOf = ({ fields }: VirtualTable): readonly string[] => namesOf(fields)

const namesOf = (fields: EntityType['head']): readonly string[] =>
  fields.flatMap(({ name, base, form }) =>
    form === 'composite' || form === 'storage' ? [name, `${base}_Type`] : form === 'reference' ? [name, base] : [name],
  )
