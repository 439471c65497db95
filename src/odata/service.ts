/** The standard OData interface of an infobase as a service that is published: its model and its settings. */
import type { Ask } from '../channel/ask.ts'
import type { Infobase } from '../infobase/infobase.ts'
import type { InfobaseModel } from '../infobase/model/model.ts'
import { createPublishedModel } from './model/create.ts'
import type { PublishedModel } from './model/entity.ts'
import { documentOf } from './model/given.ts'
import type { ODataSettings } from './settings.ts'

export interface StandardOData {
  readonly kind: 'StandardOData'
  /** There is one, with 1C's name of it. */
  readonly Name: 'standard.odata'
  readonly model: InfobaseModel
  readonly settings: ODataSettings
  /** What is published now, where it was set at run time. */
  readonly content?: () => readonly string[] | undefined
  /** Of a stand-in: the stubs that come before the interface's own answers. */
  readonly ask?: Ask
}

export interface StandardODataDefinition extends ODataSettings {
  readonly model: InfobaseModel
  /** Has the composition that is set at run time: lists of sets then follow it. */
  readonly infobase?: Pick<Infobase, 'GetStandardODataInterfaceContent'> | undefined
}

/** `standardOData({ model, composition: ['Catalog.Товары'], strict: true })` publishes one catalog. */
export const standardOData = ({ model, infobase, ...settings }: StandardODataDefinition): StandardOData =>
  Object.freeze({
    kind: 'StandardOData',
    Name: 'standard.odata',
    model,
    settings: Object.freeze(settings),
    ...(infobase && { content: () => infobase.GetStandardODataInterfaceContent() }),
  })

interface Made {
  all?: PublishedModel
  readonly listed: WeakMap<readonly string[], PublishedModel>
}

const made = new WeakMap<InfobaseModel, Made>()

/** `content`: full names of what is published, all of it when absent. Made when it is first asked for, and kept as long as the list is. */
export function publishedModelOf(
  { model, settings, content: ofInfobase }: Pick<StandardOData, 'model' | 'settings' | 'content'>,
  content: readonly string[] | undefined = ofInfobase?.() ?? settings.composition,
): PublishedModel {
  const known = made.get(model) ?? { listed: new WeakMap<readonly string[], PublishedModel>() }
  made.set(model, known)
  if (content === undefined) return (known.all ??= { ...createPublishedModel(model, () => true), document: documentOf(model)?.bytes })
  const found = known.listed.get(content)
  if (found !== undefined) return found
  const names = new Set(content)
  const created = createPublishedModel(model, (fullName) => names.has(fullName))
  known.listed.set(content, created)
  return created
}
