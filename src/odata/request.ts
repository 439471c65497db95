/** A request of the interface, read once: its segments, options, representation, and what it is answered from. */
import { said, type Said } from '../diagnostics/said.ts'
import type { Arrival } from '../exchange/arrival.ts'
import { segmentText } from '../exchange/target.ts'
import type { Infobase } from '../infobase/infobase.ts'
import { requireRight } from '../infobase/objects/base.ts'
import { restrictionOf } from '../infobase/objects/restriction.ts'
import { Pace } from '../infobase/query/pace.ts'
import type { Value } from '../infobase/values/value.ts'
import type { Located } from '../publication/locate.ts'
import type { Separator } from '../publication/publication.ts'
import { odataRefusal } from './errors.ts'
import type { EntityType, PublishedModel } from './model/entity.ts'
import type { Models } from './plan/compare.ts'
import { typedValue } from './plan/key.ts'
import type { Writing } from './read/answer.ts'
import type { Area } from './read/area.ts'
import type { Source } from './read/source.ts'
import { publishedModelOf, type StandardOData } from './service.ts'
import type { ODataSettings } from './settings.ts'
import { readOptions, type Options } from './syntax/options.ts'
import { representationOf } from './syntax/representation.ts'
import { readSegments, type Segment } from './syntax/segments.ts'

export interface Request {
  readonly arrival: Arrival
  readonly segments: readonly Segment[]
  readonly options: Options
  readonly writing: Writing
  readonly infobase: Infobase
  readonly model: PublishedModel
  readonly models: Models
  readonly source: Source
  readonly settings: ODataSettings
  /** Of the whole request: what runs for the first time in a process takes many times as long. */
  readonly pace: Pace
  /** The body as text; refuses one that is too large. */
  readonly body: () => Promise<string>
  /** Sentences of what is taken in silence, for the log. */
  readonly remarks: Said[]
}

export interface RequestParts {
  readonly located: Located
  readonly infobase: Infobase
  readonly separators: readonly Separator[]
  /** `http://host/base/odata/standard.odata`. */
  readonly root: string
  /** Local time, without a zone; atom alone has it. */
  readonly updated: () => string
  readonly body: () => Promise<string>
  readonly remarks: Said[]
}

export function readRequest(
  service: StandardOData,
  { located, infobase, separators, root, updated, body, remarks }: RequestParts,
): Request {
  const { arrival, target, start } = located
  const pace = new Pace(infobase.base.system)
  const options = readOptions(target.query)
  const representation = representationOf(options.format, arrival.headers, service.settings.verboseJSON ?? false)
  const model = publishedModelOf(service, infobase.GetStandardODataInterfaceContent())
  return {
    arrival,
    segments: readSegments(segmentText(target.path.slice(start))),
    options,
    writing: new OwnWriting(representation, root, updated),
    infobase,
    model,
    models: { model, infobase: infobase.model },
    source: {
      reads: infobase,
      model,
      area: areaOf(infobase, separators),
      requires: (object) => requireRight(infobase.base, object, 'Read'),
      restriction: (object) => restrictionOf(infobase.base, object, 'Read'),
    },
    settings: service.settings,
    pace,
    body,
    remarks,
  }
}

/**
 * One moment for the whole of an answer, which atom alone says. A class, since each literal with a getter is of a shape of its own to V8,
 * which keeps all that the getter sees.
 */
class OwnWriting implements Writing {
  readonly representation: Writing['representation']
  readonly root: string
  readonly #now: () => string
  #updated: string | undefined

  constructor(representation: Writing['representation'], root: string, now: () => string) {
    this.representation = representation
    this.root = root
    this.#now = now
  }

  get updated(): string {
    return (this.#updated ??= this.#now())
  }
}

/** Separators of the address go to the common attributes that separate data, in their order. */
function areaOf(infobase: Infobase, separators: readonly Separator[]): Area {
  if (separators.length === 0) return new Map()
  const separating = infobase.model.of('CommonAttribute').filter(({ definition }) => definition.DataSeparation === 'Separate')
  return new Map(
    separating.slice(0, separators.length).map(({ Name, definition }, at): [string, Value] => {
      const { value } = separators[at]!
      const type = infobase.model.resolve(definition.Type)[0]?.kind ?? 'String'
      const typed = typedValue(type, value)
      if (typed === undefined)
        throw odataRefusal(
          'address',
          [],
          said(`"${value}" is no value of the separator ${Name} (${type})`, `«${value}» – не значение разделителя ${Name} (${type})`),
        )
      return [Name, typed]
    }),
  )
}

/** Reading needs the right on the object. */
export const requireRead = ({ infobase }: Request, { object }: EntityType): void => requireRight(infobase.base, object, 'Read')

export function onlyMethod({ arrival: { method } }: Request, ...allowed: readonly string[]): void {
  if (!allowed.includes(method))
    throw odataRefusal(
      'http-method',
      [method],
      said(`here ${allowed.join(', ')} can be called`, `здесь можно вызвать ${allowed.join(', ')}`),
    )
}
