/**
 * What the standard OData interface can publish, and what an object's data leads to: the composition with dependent objects (chapter
 * 17.4.12).
 */
import type { Field } from '../infobase/model/field.ts'
import type { AnyModelObject, InfobaseModel } from '../infobase/model/model.ts'
import { isPublishedKind } from './model/names.ts'

/** Full names of all that can be published; enumerations are types of what is. */
export const publishable = ({ objects }: InfobaseModel): readonly string[] =>
  objects.filter(({ kind }) => isPublishedKind(kind) || kind === 'Enum').map(({ FullName }) => FullName)

/** These objects with what they refer to, and so on: no reference of theirs is to what is not published. */
export function withDependent(model: InfobaseModel, names: readonly string[]): readonly string[] {
  const all = new Set<string>()
  const ahead = [...names]
  for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
    const object = model.byFullName(name)
    if (object === undefined || all.has(object.FullName)) continue
    all.add(object.FullName)
    ahead.push(...dependenciesOf(object))
  }
  return publishable(model).filter((one) => all.has(one))
}

/** Objects that the fields of an object and of its tabular sections refer to, and the documents that write or are listed in it. */
function dependenciesOf(object: AnyModelObject): readonly string[] {
  const fields: readonly Field[] = [...object.fields, ...object.tables.flatMap((table) => table.fields)]
  const referred = fields.flatMap(({ Types }) => Types.flatMap((one) => (one.kind === 'Reference' ? [`${one.of}.${one.Name}`] : [])))
  return [...referred, ...object.recorders.map(({ FullName }) => FullName)]
}
