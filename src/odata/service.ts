/** The standard OData interface of an infobase as a service that is published: its model and its settings. */
import type { InfobaseModel } from '../infobase/model/model.ts'
import { createPublishedModel } from './model/create.ts'
import type { PublishedModel } from './model/entity.ts'
import type { ODataSettings } from './settings.ts'

export interface StandardOData {
  readonly kind: 'StandardOData'
  /** There is one, with 1C's name of it. */
  readonly Name: 'standard.odata'
  readonly model: InfobaseModel
  readonly settings: ODataSettings
}

export interface StandardODataDefinition extends ODataSettings {
  readonly model: InfobaseModel
}

/** `standardOData({ model, composition: ['Catalog.Товары'], strict: true })` publishes one catalog. */
export const standardOData = ({ model, ...settings }: StandardODataDefinition): StandardOData =>
  Object.freeze({ kind: 'StandardOData', Name: 'standard.odata', model, settings: Object.freeze(settings) })

const made = new WeakMap<StandardOData, PublishedModel>()

/** Made when it is first asked for. */
export function publishedModelOf(service: StandardOData): PublishedModel {
  let found = made.get(service)
  if (found === undefined) {
    const { composition } = service.settings
    const listed = composition && new Set(composition)
    found = createPublishedModel(service.model, (fullName) => listed === undefined || listed.has(fullName))
    made.set(service, found)
  }
  return found
}
