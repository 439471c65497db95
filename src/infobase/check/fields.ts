/** Checks of the fields of one object: none has the name of a standard attribute, and no two have one name. */
import type { Location } from '../../diagnostics/location.ts'
import { fullNameOf } from '../definition/definition.ts'
import type { Field } from '../model/field.ts'
import { collections, partsOf, type DefinitionPart } from './parts.ts'
import { placeOfDefinition, type PlacedDefinition } from './placed.ts'
import { dataProblem, type Complain } from './problems.ts'
import type { Rule } from './rule.ts'

export const distinctFields: Rule = ({ all, model }, complain) => {
  for (const placed of all) {
    const standard = new Map<string, Field>()
    for (const field of model.byFullName(fullNameOf(placed.definition))?.fields ?? [])
      if (field.role === 'standard') standard.set(folded(field.Name), field).set(folded(field.russianName), field)
    const parts = partsOf(placed.definition)
    distinctIn(placed, parts.filter(isOwn), standard, complain)
    for (const columns of sections(parts)) distinctIn(placed, columns, lineNumber, complain)
  }
}

/** Parts of the object itself; values of an enumeration are not fields, and may be called as they like. */
const isOwn = ({ path }: DefinitionPart): boolean =>
  path.length === 2 && path[0] !== 'EnumValues' && (collections as readonly (string | undefined)[]).includes(path[0])

const lineNumber: ReadonlyMap<string, Pick<Field, 'Name' | 'russianName'>> = new Map(
  ['linenumber', 'номерстроки'].map((name) => [name, { Name: 'LineNumber', russianName: 'НомерСтроки' }]),
)

/** The columns of each tabular section. */
function sections(parts: readonly DefinitionPart[]): readonly (readonly DefinitionPart[])[] {
  const found = new Map<string, DefinitionPart[]>()
  for (const part of parts) {
    if (part.path.length !== 4) continue
    const section = part.path[1]!
    found.set(section, [...(found.get(section) ?? []), part])
  }
  return [...found.values()]
}

function distinctIn(
  placed: PlacedDefinition,
  parts: readonly DefinitionPart[],
  standard: ReadonlyMap<string, Pick<Field, 'Name' | 'russianName'>>,
  complain: Complain,
): void {
  const seen = new Map<string, string>()
  const object = fullNameOf(placed.definition)
  for (const { name, path } of parts) {
    const same = standard.get(folded(name))
    const other = seen.get(folded(name))
    const at = (): Location | undefined => placeOfDefinition(placed, path)
    if (same !== undefined) complain(dataProblem('standard-name', { object, name, english: same.Name, russian: same.russianName }, at()))
    if (other === undefined) seen.set(folded(name), name)
    else complain(dataProblem('duplicate-field', { object, name, other }, at()))
  }
}

/** 1C's names differ by letters, not by their case. */
const folded = (name: string): string => name.toLowerCase()
