/** Values and types that a query names: ЗНАЧЕНИЕ(Справочник.Валюты.Рубль), ТИП(Справочник.Валюты). */
import type { BusinessProcess } from '../../infobase/definition/objects/business-process.ts'
import type { AnyModelObject } from '../../infobase/model/model.ts'
import { routePointRef } from '../../infobase/model/route-points.ts'
import type { Base } from '../../infobase/objects/base.ts'
import { predefinedUUID } from '../../infobase/objects/predefined.ts'
import { EnumMember, emptyUUID, Reference } from '../../infobase/values/reference.ts'
import { typeOfObject } from '../../infobase/values/type-of.ts'
import { queryError, type Place, type QueryError } from '../query-error.ts'
import type { QueryValue } from '../values.ts'
import type { Types } from './bound.ts'
import { kindOf, simpleTypeNamed, systemValue } from './kinds.ts'

/** An object by its kind and name in any case. */
export function objectNamed({ model }: Base, names: readonly string[]): AnyModelObject | undefined {
  const kind = kindOf(names[0] ?? '')
  if (kind === undefined || names[1] === undefined) return undefined
  const exact = model.byFullName(`${kind}.${names[1]}`)
  if (exact !== undefined) return exact
  const folded = `${kind}.${names[1]}`.toLowerCase()
  return model.objects.find((one) => one.FullName.toLowerCase() === folded)
}

export function namedValue(base: Base, names: readonly string[], place: Place): { readonly value: QueryValue; readonly types: Types } {
  const wrong = () => queryError('wrong-value', { name: names.join('.') }, place)
  if (names.length === 2) {
    const word = systemValue(names[0]!, names[1]!)
    if (word === undefined) throw wrong()
    return { value: word, types: ['String'] }
  }
  const object = objectNamed(base, names)
  if (object?.kind === 'BusinessProcess' && names.length === 4) return routePoint(object.definition, names, wrong)
  if (object === undefined || names.length !== 3) throw wrong()
  const type = typeOfObject(object.FullName)
  const folded = names[2]!.toLowerCase()
  const isEmpty = folded === 'пустаяссылка' || folded === 'emptyref'
  if (object.kind === 'Enum') {
    const name = isEmpty ? '' : Object.keys(object.definition.EnumValues).find((one) => one.toLowerCase() === folded)
    if (name === undefined) throw wrong()
    return { value: new EnumMember(type, name), types: [type] }
  }
  if (isEmpty) return { value: new Reference(type, emptyUUID, base.home), types: [type] }
  const name = Object.keys(object.predefined).find((one) => one.toLowerCase() === folded)
  const uuid = name === undefined ? undefined : predefinedUUID(object, name)
  if (uuid === undefined) throw wrong()
  return { value: new Reference(type, uuid, base.home), types: [type] }
}

/** БизнесПроцесс.Согласование.ТочкаМаршрута.Юрист. */
function routePoint(definition: BusinessProcess, [, , word = '', name = '']: readonly string[], wrong: () => QueryError) {
  const folded = name.toLowerCase()
  const point = definition.RoutePoints.find((one) => one.Name.toLowerCase() === folded)
  if (point === undefined || !/^(?:точкамаршрута|routepoint)$/i.test(word)) throw wrong()
  const value = routePointRef(definition, point)
  return { value, types: [value.type] }
}

/** `Number`, `CatalogRef.Товары`. @throws QueryError where there is no such type */
export function namedType(base: Base, names: readonly string[], place: Place): string {
  const simple = names.length === 1 ? simpleTypeNamed(names[0]!) : undefined
  if (simple !== undefined) return simple
  const object = names.length === 2 ? objectNamed(base, names) : undefined
  if (object === undefined) throw queryError('unknown-type', { name: names.join('.') }, place)
  return typeOfObject(object.FullName)
}
