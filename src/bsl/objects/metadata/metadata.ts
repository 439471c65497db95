/** `Метаданные`: the configuration, its objects by kind and name, and finding one by its full name or its type. */
import type { MetadataNode } from '../../../metadata/tree.ts'
import type { Library } from '../../dictionary/library.ts'
import { kindNamed, kindOfPlural, type ObjectKindNames } from '../../dictionary/object-kinds.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { TypeValue } from '../../run/values.ts'
import { partsOf } from './names.ts'
import { objectProperties, objectPropertiesTypes } from './object-properties.ts'
import { MetadataCollection, MetadataObjectValue, metadataTypes } from './object.ts'

class Configuration extends BslObject {
  readonly type = configurationType
  readonly #run: Run
  readonly #collections = new Map<string, MetadataCollection>()

  constructor(run: Run) {
    super()
    this.#run = run
  }

  get node(): MetadataNode | undefined {
    return this.#run.metadata?.configuration
  }

  collection(kind: ObjectKindNames): MetadataCollection {
    let found = this.#collections.get(kind.english)
    if (!found) {
      const tree = this.#run.metadata
      const names = (): readonly string[] => tree?.names(kind.englishPlural) ?? []
      const objects = new Map<string, MetadataObjectValue | undefined>()
      found = new MetadataCollection(names, (folded) => {
        if (!objects.has(folded)) {
          const name = names().find((one) => one.toLowerCase() === folded)
          const node = name === undefined ? undefined : tree?.object(kind.englishPlural, kind.english, name)
          objects.set(folded, node && new MetadataObjectValue(this.#run, kind.english, node))
        }
        return objects.get(folded)
      })
      this.#collections.set(kind.english, found)
    }
    return found
  }

  override getField(folded: string): unknown {
    const kind = kindOfPlural(folded)
    if (kind) return this.collection(kind)
    const { node } = this
    if (folded === 'основнойязык' || folded === 'defaultlanguage') return this.find(node?.property('DefaultLanguage') ?? '')
    return node && new MetadataObjectValue(this.#run, 'Configuration', node).getField(folded)
  }

  /** `Справочник.Товары`, `Catalog.Товары.Attribute.Артикул`; Неопределено where there is none. */
  find(path: string): unknown {
    const [kindName = '', name = '', ...rest] = path.split('.')
    const kind = kindNamed(kindName)
    let found: unknown = (kind && this.collection(kind).find(name)) ?? null
    for (let at = 0; at + 1 < rest.length && found instanceof MetadataObjectValue; at += 2) {
      const part = partsOf.find((one) => [one.russian, one.english].some((word) => word.toLowerCase() === rest[at]!.toLowerCase()))
      const parts = part && found.getField(part.englishPlural.toLowerCase())
      found = (parts instanceof MetadataCollection ? parts.find(rest[at + 1]!) : undefined) ?? null
    }
    return found
  }

  byType(type: unknown): unknown {
    const [, kind = '', name = ''] =
      (type instanceof TypeValue && /^(\p{Lu}\p{L}*?)(?:Ссылка|Объект|Менеджер|НаборЗаписей)\.(.+)$/u.exec(type.russian)) || []
    return kind === '' ? null : this.find(`${kind}.${name}`)
  }
}

const configurationType: ObjectType = new ObjectType('ОбъектМетаданныхКонфигурация|ConfigurationMetadataObject', {
  presentation: 'Объект метаданных: Конфигурация',
  properties: {
    'Имя|Name': { get: (self: Configuration) => self.node?.name ?? '' },
    'Синоним|Synonym': { get: (self: Configuration) => self.node?.synonym ?? '' },
    'Комментарий|Comment': { get: (self: Configuration) => self.node?.comment ?? '' },
    'СвойстваОбъектов|ObjectProperties': { get: () => objectProperties },
  },
  methods: {
    'НайтиПоПолномуИмени|FindByFullName|s': (self: Configuration, path: string) => self.find(path),
    'НайтиПоТипу|FindByType|a': (self: Configuration, type: unknown) => self.byType(type),
    'ПолноеИмя|FullName': (self: Configuration) => `Конфигурация.${self.node?.name ?? ''}`,
    'Представление|Presentation': (self: Configuration) => self.node?.synonym || self.node?.name || '',
  },
})

export const metadata: Library = {
  types: [configurationType, ...metadataTypes, ...objectPropertiesTypes],
  values: { 'Метаданные|Metadata': (run) => new Configuration(run) },
}
