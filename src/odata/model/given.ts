/** What a `$metadata` document showed of the objects that were read of it: their own properties, and the document itself. */
import type { DataDefinition } from '../../infobase/definition/definition.ts'
import type { Field } from '../../infobase/model/field.ts'
import type { InfobaseModel } from '../../infobase/model/model.ts'

/** A whole document, given out again as it was. */
export interface GivenDocument {
  readonly bytes: Uint8Array
}

export interface GivenShape {
  /** Names of properties by type: what the document does not have is not published. */
  readonly types: ReadonlyMap<string, ReadonlySet<string>>
  /** It is no object of the document, but needed by those that are. */
  readonly isHidden: boolean
  readonly document: GivenDocument | undefined
}

const shapes = new WeakMap<DataDefinition, GivenShape>()

/** Attributes that a document described: it does not tell of the lengths of texts. */
const described = new WeakSet<object>()

/** Definitions have nothing of the wire, so it is kept beside them. */
export function keepShape(definition: DataDefinition, shape: GivenShape): void {
  shapes.set(definition, shape)
  const parts = definition as Partial<Record<Part, Readonly<Record<string, object>>>>
  const sections = Object.values(parts.TabularSections ?? {}) as readonly (typeof parts)[]
  for (const { Attributes, Dimensions, Resources } of [parts, ...sections])
    for (const one of Object.values({ ...Attributes, ...Dimensions, ...Resources })) described.add(one)
}

type Part = 'Attributes' | 'Dimensions' | 'Resources' | 'TabularSections'

/** Whether nothing is known of the length of a field's texts. */
export const isOfDocument = ({ definition }: Field): boolean => definition !== undefined && described.has(definition)

export const isHidden = (definition: DataDefinition): boolean => shapes.get(definition)?.isHidden === true

/** Whether a property is published; every one of an object that no document showed. */
export function isShown(definition: DataDefinition, type: string, property: string): boolean {
  const found = shapes.get(definition)?.types.get(type)
  return found === undefined || found.has(property)
}

/** The document that all of a model is of. */
export function documentOf(model: InfobaseModel): GivenDocument | undefined {
  const [first] = model.definitions
  const document = first === undefined ? undefined : shapes.get(first)?.document
  return document !== undefined && model.definitions.every((one) => shapes.get(one)?.document === document) ? document : undefined
}
