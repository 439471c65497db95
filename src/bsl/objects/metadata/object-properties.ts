/**
 * `Метаданные.СвойстваОбъектов`: enumerations whose values are properties of metadata objects. Names are those that 1C's library of
 * standard subsystems compares with, in both of its languages.
 */
import { Enumeration, type EnumerationValue } from '../../dictionary/library.ts'
import { unsupported } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'

/** By the property that has them, as a dump calls it. Of each value the English name is what a dump has. */
const byProperty: ReadonlyMap<string, Enumeration> = new Map([
  [
    'MessageDirection',
    new Enumeration('НаправлениеСообщенияКаналаСервисаИнтеграции|IntegrationServiceChannelMessageDirection', [
      'Отправка|Send',
      'Получение|Receive',
    ]),
  ],
  [
    'HierarchyType',
    new Enumeration('ВидИерархии|HierarchyType', [
      'ИерархияГруппИЭлементов|HierarchyFoldersAndItems',
      'ИерархияЭлементов|HierarchyOfItems',
    ]),
  ],
  ['Posting', new Enumeration('Проведение|Posting', ['Разрешить|Allow', 'Запретить|Deny'])],
  ['ScriptVariant', new Enumeration('ВариантВстроенногоЯзыка|ScriptVariant', ['Русский|Russian', 'Английский|English'])],
])

/** The value of a property that has an enumeration; `undefined` for any other property or text. */
export const propertyValue = (property: string, text: string): EnumerationValue | undefined =>
  byProperty.get(property)?.values.find((one) => one.english === text)

class ObjectProperties extends BslObject {
  readonly type = objectPropertiesType

  /** There are many more of them in 1C. */
  override getField(folded: string): unknown {
    const found = byName.get(folded)
    if (found === undefined) throw unsupported(`Метаданные.СвойстваОбъектов.${folded}`)
    return found
  }
}

const objectPropertiesType: ObjectType = new ObjectType('СвойстваОбъектовМетаданных|MetadataObjectProperties')

const byName: ReadonlyMap<string, Enumeration> = new Map(
  [...byProperty.values()].flatMap((one) =>
    [one.valueType.russian, one.valueType.english].map((name) => [name.toLowerCase(), one] as const),
  ),
)

export const objectProperties = new ObjectProperties()

export const objectPropertiesTypes = [objectPropertiesType, ...[...byProperty.values()].flatMap((one) => [one.type, one.valueType])]
