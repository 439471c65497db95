/** Types of the language and their names in XML: `Строка` is xs:string, `СправочникСсылка.Товары` CatalogRef.Товары. */
import type { TypeDescription as XDTODescription } from '../../../xdto/platform/descriptions.ts'
import { V8, XS } from '../../../xdto/types/type.ts'
import type { Name } from '../../../xml/name.ts'
import { kindNamed } from '../../dictionary/object-kinds.ts'
import type { TypeTools } from '../../run/run.ts'
import { primitiveTypes, type TypeValue } from '../../run/values.ts'
import { allowedLength, allowedSign, dateFractions, DateQualifiers, NumberQualifiers, StringQualifiers } from './qualifiers.ts'
import { TypeDescription } from './type-description.ts'

/** Namespace of the types of the configuration's own objects. */
export const currentConfig = 'http://v8.1c.ru/8.1/data/enterprise/current-config'

const simple: Readonly<Record<string, string>> = {
  Строка: 'string',
  Число: 'decimal',
  Булево: 'boolean',
  Дата: 'dateTime',
  ДвоичныеДанные: 'base64Binary',
}

const platform: Readonly<Record<string, string>> = {
  Null: 'Null',
  УникальныйИдентификатор: 'UUID',
  ХранилищеЗначения: 'ValueStorage',
  Структура: 'Structure',
  ФиксированнаяСтруктура: 'FixedStructure',
  Массив: 'Array',
  ФиксированныйМассив: 'FixedArray',
  Соответствие: 'Map',
  ФиксированноеСоответствие: 'FixedMap',
  ТаблицаЗначений: 'ValueTable',
  СписокЗначений: 'ValueListType',
  ОписаниеТипов: 'TypeDescription',
  Тип: 'Type',
}

const turned = (table: Readonly<Record<string, string>>): Map<string, string> =>
  new Map(Object.entries(table).map(([one, other]) => [other, one]))
const fromSimple = turned(simple)
const fromPlatform = turned(platform)

/** `undefined` for a type that XML has no name for. */
export function nameOfType({ russian }: TypeValue): Name | undefined {
  if (simple[russian] !== undefined) return { namespace: XS, local: simple[russian] }
  if (platform[russian] !== undefined) return { namespace: V8, local: platform[russian] }
  const [, kind = '', form = '', name = ''] = /^(\p{L}+?)(Ссылка|Объект|Ref|Object)\.(.+)$/u.exec(russian) ?? []
  if (form === '') return undefined
  const english = form === 'Ссылка' ? 'Ref' : form === 'Объект' ? 'Object' : form
  return { namespace: currentConfig, local: `${kindNamed(kind)?.english ?? kind}${english}.${name}` }
}

/** `undefined` for a name that no type of the language has. */
export function typeOfName({ namespace, local }: Name, tools: TypeTools): TypeValue | undefined {
  const russian = namespace === XS ? fromSimple.get(local) : namespace === V8 ? fromPlatform.get(local) : undefined
  if (russian !== undefined) return tools.named(russian)
  if (namespace === XS && /^(?:int|integer|long|short|float|double)$/.test(local)) return primitiveTypes.Number
  const [, kind = '', form = '', name = ''] = (namespace === currentConfig && /^(\w{1,99}?)(Ref|Object)\.(..*)$/.exec(local)) || []
  return form === '' ? undefined : tools.named(`${kind}${form}.${name}`)
}

/** `ОписаниеТипов` as v8:TypeDescription. */
export function describedTypes(description: TypeDescription | null): XDTODescription {
  const types = description?.types ?? []
  const has = (type: TypeValue): boolean => types.includes(type)
  return {
    Type: types.flatMap((one) => nameOfType(one) ?? []),
    TypeSet: [],
    ...(description && has(primitiveTypes.Number) && { NumberQualifiers: numberOf(description) }),
    ...(description && has(primitiveTypes.String) && { StringQualifiers: stringOf(description) }),
    ...(description && has(primitiveTypes.Date) && { DateQualifiers: { DateFractions: wordOf(description.date.fractions, 'DateTime') } }),
  } as XDTODescription
}

const wordOf = (value: unknown, otherwise: string): string => (value as { readonly english?: string } | undefined)?.english ?? otherwise

const numberOf = ({ number }: TypeDescription): object => ({
  Digits: number.digits,
  FractionDigits: number.fraction,
  AllowedSign: number.sign === allowedSign.of('Nonnegative') ? 'Nonnegative' : 'Any',
})

const stringOf = ({ string }: TypeDescription): object => ({ Length: string.length, AllowedLength: wordOf(string.allowed, 'Variable') })

/** The inverse; types that the language has not are left out. */
export function typesDescribed(given: XDTODescription, tools: TypeTools): TypeDescription {
  const { NumberQualifiers: number, StringQualifiers: string, DateQualifiers: date } = given
  return new TypeDescription(
    tools,
    given.Type.flatMap((one) => typeOfName(one, tools) ?? []),
    [
      ...(number ? [new NumberQualifiers(number.Digits, number.FractionDigits, allowedSign.of(number.AllowedSign))] : []),
      ...(string ? [new StringQualifiers(string.Length, allowedLength.of(string.AllowedLength))] : []),
      ...(date ? [new DateQualifiers(dateFractions.of(date.DateFractions))] : []),
    ],
  )
}
