/** Data objects that modules name and a dump does not have, as definitions: objects, values of enumerations, nothing else. */
import {
  AccumulationRegister,
  Catalog,
  Constant,
  Document,
  Enum,
  ExchangePlan,
  InformationRegister,
  Number,
  String,
  type DataDefinition,
} from '../../src/infobase/definitions.ts'

type Make = (name: string, values: readonly string[]) => DataDefinition

const makers: Readonly<Record<string, Make>> = {
  Catalog: (Name) => Catalog({ Name }),
  Document: (Name) => Document({ Name }),
  InformationRegister: (Name) => InformationRegister({ Name, Dimensions: { Ключ: String(36) }, Resources: { Значение: String() } }),
  AccumulationRegister: (Name) =>
    AccumulationRegister({ Name, Dimensions: { Ключ: String(36) }, Resources: { Количество: Number(15, 3) } }),
  Constant: (Name) => Constant({ Name, Type: String() }),
  ExchangePlan: (Name) => ExchangePlan({ Name }),
  Enum: (Name, values) =>
    Enum({ Name, EnumValues: Object.fromEntries((values.length > 0 ? values : ['Значение']).map((one) => [one, {}])) }),
}

const kinds = `Catalog Справочники Catalogs Справочник Catalog
Document Документы Documents Документ Document
InformationRegister РегистрыСведений InformationRegisters РегистрСведений InformationRegister
AccumulationRegister РегистрыНакопления AccumulationRegisters РегистрНакопления AccumulationRegister
Constant Константы Constants Константа Constant
ExchangePlan ПланыОбмена ExchangePlans ПланОбмена ExchangePlan
Enum Перечисления Enums Перечисление Enum`
  .split('\n')
  .map((line) => line.split(' '))

const kindOf = new Map(kinds.flatMap(([kind = '', ...names]) => names.map((name) => [name.toLowerCase(), kind] as const)))

const used = new RegExp(
  `(?<![\\p{L}\\d_.])(${[...kindOf.keys()].join('|')})\\.([\\p{L}_][\\p{L}\\d_]*)(?:\\.([\\p{L}_][\\p{L}\\d_]*)(?!\\s*\\())?`,
  'giu',
)

/** `knows`: whether the dump has the object already. */
export function syntheticFor(modules: Iterable<string>, knows: (kind: string, folded: string) => boolean): DataDefinition[] {
  const found = new Map<string, { readonly kind: string; readonly name: string; readonly values: Set<string> }>()
  for (const text of modules)
    for (const [, group = '', name = '', value] of text.matchAll(used)) {
      const kind = kindOf.get(group.toLowerCase())!
      const folded = name.toLowerCase()
      if (knows(kind, folded) || folded === 'количество' || folded === 'count' || folded === 'получить' || folded === 'найти') continue
      const one = found.get(`${kind} ${folded}`) ?? { kind, name, values: new Set() }
      found.set(`${kind} ${folded}`, one)
      if (value !== undefined && ![...one.values].some((known) => known.toLowerCase() === value.toLowerCase())) one.values.add(value)
    }
  return [...found.values()].map(({ kind, name, values }) => makers[kind]!(name, [...values]))
}
