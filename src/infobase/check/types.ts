/** Checks of types: each names what is there, and its qualifiers are ones that 1C takes. */
import { didYouMean } from '../../diagnostics/near.ts'
import { said, type Said } from '../../diagnostics/said.ts'
import { fullNameOf, type DataKind } from '../definition/definition.ts'
import { typeName, type DescribedType, type TypeDescription } from '../definition/parts/type-description.ts'
import type { InfobaseModel } from '../model/model.ts'
import { split } from '../model/resolve-types.ts'
import { partsOf } from './parts.ts'
import { placeOfDefinition, type DefinitionPath } from './placed.ts'
import { dataProblem } from './problems.ts'
import type { Rule } from './rule.ts'

export const knownTypes: Rule = ({ all, model }, complain) => {
  for (const placed of all) {
    const object = fullNameOf(placed.definition)
    const typed: readonly { readonly path: DefinitionPath; readonly type: TypeDescription | undefined }[] =
      'Type' in placed.definition ? [{ path: ['Type'], type: placed.definition.Type }] : partsOf(placed.definition)
    for (const { path, type } of typed)
      for (const one of type?.Types ?? []) {
        const named = [object, ...path.filter((word) => word !== 'Type' && word !== 'Attributes')].join('.')
        const reason = impossible(one)
        if (reason !== undefined)
          complain(dataProblem('bad-qualifiers', { object: named, type: shown(one), reason }, placeOfDefinition(placed, path)))
        const hint = unknown(one, model)
        if (hint !== undefined)
          complain(dataProblem('unknown-type', { object: named, type: typeName(one), hint }, placeOfDefinition(placed, path)))
      }
  }
}

/** `undefined` where the type is there; else what may have been meant, or `''`. */
function unknown(type: DescribedType, model: InfobaseModel): Said | undefined {
  if (type.kind === 'Reference') return missing(type.of === 'BusinessProcessRoutePoint' ? 'BusinessProcess' : type.of, type.Name, model)
  if (type.kind !== 'TypeSet') return undefined
  const [word, name] = split(type.Name)
  if (name === undefined) return undefined
  return missing(word === 'Characteristic' ? 'ChartOfCharacteristicTypes' : 'DefinedType', name, model)
}

const missing = (kind: DataKind, name: string, model: InfobaseModel): Said | undefined =>
  model.find(kind, name) === undefined
    ? didYouMean(
        name,
        model.of(kind).map((one) => one.Name),
      )
    : undefined

/** Limits of the Designer: 38 digits, 1,024 characters of a limited string. */
function impossible(type: DescribedType): Said | undefined {
  if (type.kind === 'Number') {
    // 0 digits: no limit.
    if (!Number.isInteger(type.Digits) || type.Digits < 0 || type.Digits > 38) return said('1..38 digits', 'нужно от 1 до 38 цифр')
    if (!Number.isInteger(type.FractionDigits) || type.FractionDigits < 0 || (type.Digits > 0 && type.FractionDigits > type.Digits))
      return said(`0..${type.Digits} digits after the point`, `после точки нужно от 0 до ${type.Digits} цифр`)
  }
  if (type.kind === 'String' && (!Number.isInteger(type.Length) || type.Length < 0 || type.Length > 1024))
    return said('0..1024 characters', 'нужно от 0 до 1024 символов')
  return undefined
}

const shown = (type: DescribedType): string =>
  type.kind === 'Number'
    ? `Number(${type.Digits}, ${type.FractionDigits})`
    : type.kind === 'String'
      ? `String(${type.Length})`
      : typeName(type)
