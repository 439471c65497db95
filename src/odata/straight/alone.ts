/**
 * When a request may be answered without waiting (it has all rights, nobody looks on, and no transaction is open), and what its address
 * asks for.
 */
import { segmentText } from '../../exchange/target.ts'
import type { Infobase } from '../../infobase/infobase.ts'
import type { Located } from '../../publication/locate.ts'
import type { Level } from '../format/json.ts'
import type { EntityType, PublishedModel } from '../model/entity.ts'
import { publishedModelOf, type StandardOData } from '../service.ts'
import { readOptions } from '../syntax/options.ts'
import { representationOf } from '../syntax/representation.ts'
import { readSegments } from '../syntax/segments.ts'

/** What of a platform's configuration decides it. */
export interface StraightOptions {
  readonly infobase?: Infobase | undefined
  readonly trustForwarded?: boolean | undefined
}

/** A frame is what a caller with rights, a journal or a transaction has. */
const isPlain = ({ base }: Infobase): boolean => base.context.get() === undefined && base.beside.ExternalDataSources === undefined

export const isAlone = (infobase: Infobase): boolean => infobase.base.transactions.isFree && isPlain(infobase)

/** What a database that others write to has committed is read beside whatever they do. */
export const isReadable = (infobase: Infobase): boolean => infobase.base.transactions.isReadable && isPlain(infobase)

/** The interface itself answers, and publishes what it did when the form was learnt. */
export const isStill = (service: StandardOData, infobase: Infobase, model: PublishedModel): boolean =>
  service.ask?.isIdle !== false && publishedModelOf(service, infobase.GetStandardODataInterfaceContent()) === model

/** What an address of the short ways means: a set of the model, or one of its entities. */
export interface StraightForm {
  readonly infobase: Infobase
  readonly model: PublishedModel
  readonly entity: EntityType
  /** What is between the parentheses behind the set's name. */
  readonly key: string | undefined
  readonly level: Level
  readonly options: ReturnType<typeof readOptions>
}

/** `undefined`: the address is of another form. @throws ODataRefusal for what the way of all refuses as well */
export function formOf(service: StandardOData, { target, start }: Located, infobase: Infobase | undefined): StraightForm | undefined {
  const options = readOptions(target.query)
  if (infobase === undefined || options.format === undefined || options.unknown !== undefined) return undefined
  const representation = representationOf(options.format, [], service.settings.verboseJSON ?? false)
  // The one has moments in it, the other the address of the server.
  if (representation === 'atom' || representation === 'full') return undefined
  const model = publishedModelOf(service, infobase.GetStandardODataInterfaceContent())
  const [first, ...rest] = readSegments(segmentText(target.path.slice(start)))
  const entity = first && model.set(first.name)
  if (entity?.shape !== 'object' || rest.length > 0) return undefined
  return { infobase, model, entity, key: first?.inner, level: representation, options }
}
