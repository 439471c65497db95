/** When a request may be answered without waiting: it has all rights, nobody looks on, and no transaction is open. */
import type { Infobase } from '../../infobase/infobase.ts'
import type { PublishedModel } from '../model/entity.ts'
import { publishedModelOf, type StandardOData } from '../service.ts'

/** What of a platform's configuration decides it. */
export interface StraightOptions {
  readonly infobase?: Infobase | undefined
  readonly trustForwarded?: boolean | undefined
}

/** A frame is what a caller with rights, a journal or a transaction has. */
export const isAlone = ({ base }: Infobase): boolean =>
  base.transactions.isFree && base.context.get() === undefined && base.beside.ExternalDataSources === undefined

/** The interface itself answers, and publishes what it did when the form was learnt. */
export const isStill = (service: StandardOData, infobase: Infobase, model: PublishedModel): boolean =>
  service.ask?.isIdle !== false && publishedModelOf(service, infobase.GetStandardODataInterfaceContent()) === model
