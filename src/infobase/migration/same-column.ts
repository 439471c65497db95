/** Whether the cells of an old column can be taken as they are into a new one. */
import { typeName, type SimpleType } from '../definition/parts/type-description.ts'
import type { InfobaseModel } from '../model/model.ts'
import type { Column } from '../store/column.ts'
import type { Pairs } from './pairs.ts'

export interface Change {
  readonly old: InfobaseModel
  readonly now: InfobaseModel
  readonly pairs: Pairs
}

export function isSameColumn(old: Column, now: Column, change: Change): boolean {
  if ((old.tag === undefined) !== (now.tag === undefined) || (old.twin === undefined) !== (now.twin === undefined)) return false
  const types = new Map(now.field.Types.map((one) => [typeName(one), one]))
  return old.field.Types.every((one) => {
    const name = change.pairs.type(typeName(one))
    const to = name === undefined ? undefined : types.get(name)
    return to !== undefined && holdsAll(one, to, change, old.tag !== undefined)
  })
}

/** Whether every value of one type is one of the other, in the same form. */
function holdsAll(old: SimpleType, now: SimpleType, { old: before, pairs }: Change, isWide: boolean): boolean {
  if (old.kind === 'String' && now.kind === 'String')
    return (
      old.AllowedLength === now.AllowedLength
      && (now.Length === 0 || (old.Length !== 0 && old.Length <= now.Length))
      && isVariable(old, now)
    )
  if (old.kind === 'Number' && now.kind === 'Number') return holdsNumbers(old, now, isWide)
  if (old.kind === 'Date' && now.kind === 'Date') return now.DateFractions === 'DateTime' || now.DateFractions === old.DateFractions
  if (old.kind === 'Reference' && now.kind === 'Reference' && old.of === 'Enum') return sameMembers(`Enum.${old.Name}`, before, pairs)
  // These hold names of types in their texts.
  if (old.kind === 'TypeDescription' || old.kind === 'Type' || old.kind === 'ValueStorage') return pairs.renamed.length === 0
  return true
}

type Text = Extract<SimpleType, { kind: 'String' }>
/** A text of fixed length is filled with spaces up to it. */
const isVariable = (old: Text, now: Text): boolean => now.AllowedLength === 'Variable' || old.Length === now.Length

type Numeric = Extract<SimpleType, { kind: 'Number' }>
function holdsNumbers(old: Numeric, now: Numeric, isWide: boolean): boolean {
  if (old.AllowedSign !== now.AllowedSign && now.AllowedSign === 'Nonnegative') return false
  const wide = (one: Numeric): boolean => isWide || one.Digits === 0 || one.Digits > 18
  if (wide(old) !== wide(now)) return false
  if (now.Digits === 0) return true
  if (old.Digits === 0 || old.Digits - old.FractionDigits > now.Digits - now.FractionDigits) return false
  return wide(old) ? old.FractionDigits <= now.FractionDigits : old.FractionDigits === now.FractionDigits
}

/** Members are kept by their ordinals. */
function sameMembers(enumeration: string, before: InfobaseModel, { after, member }: Pairs): boolean {
  const [old, now] = [before.byFullName(enumeration), after(enumeration)]
  if (old?.kind !== 'Enum' || now?.kind !== 'Enum') return false
  const names = Object.keys(now.definition.EnumValues)
  return Object.keys(old.definition.EnumValues).every((one, at) => member(enumeration, one) === names[at])
}
