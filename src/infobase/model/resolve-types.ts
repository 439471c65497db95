/**
 * Resolves descriptions of types in a configuration: defined types, characteristics and "any reference" replaced by the types they stand
 * for.
 */
import type { DataDefinition, DataKind } from '../definition/definition.ts'
import {
  referenceKinds,
  typeName,
  type DescribedType,
  type ReferenceKind,
  type SimpleType,
  type TypeDescription,
} from '../definition/parts/type-description.ts'

/** Finds the definition of a kind and name. */
type Find = (kind: DataKind, name: string) => DataDefinition | undefined

export interface TypeResolver {
  /** Never empty: a description that means nothing is Null. */
  resolve(type: TypeDescription): readonly SimpleType[]
}

const nothing: readonly SimpleType[] = Object.freeze([{ kind: 'Null' }])

export function typeResolver(all: readonly DataDefinition[], find: Find): TypeResolver {
  const known = new Map<TypeDescription, readonly SimpleType[]>()
  const sets = new Map<string, readonly SimpleType[]>()

  const references = (kinds: readonly ReferenceKind[]): readonly SimpleType[] =>
    kinds.flatMap((of) => all.flatMap((one): SimpleType[] => (one.kind === of ? [{ kind: 'Reference', of, Name: one.Name }] : [])))

  const meaning = (set: string): readonly SimpleType[] => {
    if (set === 'AnyIBRef') return references(referenceKinds)
    const kind = referenceKinds.find((one) => `${one}Ref` === set)
    if (kind !== undefined) return references([kind])
    const [word, name = ''] = split(set)
    const found =
      word === 'DefinedType' ? find('DefinedType', name) : word === 'Characteristic' ? find('ChartOfCharacteristicTypes', name) : undefined
    return found !== undefined && 'Type' in found ? resolve(found.Type) : []
  }

  const one = (type: DescribedType): readonly SimpleType[] => {
    if (type.kind === 'Other') return []
    if (type.kind !== 'TypeSet') return [type]
    const before = sets.get(type.Name)
    if (before !== undefined) return before
    sets.set(type.Name, []) // a set within itself adds nothing
    const types = meaning(type.Name)
    sets.set(type.Name, types)
    return types
  }

  function resolve(type: TypeDescription): readonly SimpleType[] {
    const before = known.get(type)
    if (before !== undefined) return before
    const types = new Map(type.Types.flatMap(one).map((simple) => [typeName(simple), simple]))
    const resolved = types.size === 0 ? nothing : Object.freeze([...types.values()])
    known.set(type, resolved)
    return resolved
  }
  return { resolve }
}

/** `DefinedType.Субъект` at its first point. */
export function split(fullName: string): readonly [string, string?] {
  const point = fullName.indexOf('.')
  return point < 0 ? [fullName] : [fullName.slice(0, point), fullName.slice(point + 1)]
}
