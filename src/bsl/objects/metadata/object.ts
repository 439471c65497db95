/** `ОбъектМетаданных` and collections of them: names, synonyms, properties and parts as the files of the configuration have them. */
import type { MetadataNode } from '../../../metadata/tree.ts'
import type { Name } from '../../../xml/name.ts'
import { kindNamed } from '../../dictionary/object-kinds.ts'
import { errors } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { text } from '../../run/text.ts'
import { primitiveTypes, type TypeValue } from '../../run/values.ts'
import { TypeDescription } from '../values/type-description.ts'
import { typeOfName } from '../values/type-names.ts'
import { partsOf, propertyNames } from './names.ts'
import { propertyValue } from './object-properties.ts'

export class MetadataObjectValue extends BslObject {
  readonly type = objectValueType
  readonly kind: string
  readonly node: MetadataNode
  readonly parent: MetadataObjectValue | undefined
  readonly #run: Run

  constructor(run: Run, kind: string, node: MetadataNode, parent?: MetadataObjectValue) {
    super()
    this.#run = run
    this.kind = kind
    this.node = node
    this.parent = parent
  }

  /** `Справочник.Товары.Реквизит.Артикул`, in the language of the texts. */
  get fullName(): string {
    const known = kindNamed(this.kind) ?? partsOf.find((one) => one.english === this.kind)
    const own = this.kind === 'Configuration' ? this.node.name : `${known?.russian ?? this.kind}.${this.node.name}`
    return this.parent ? `${this.parent.fullName}.${own}` : own
  }

  override getField(folded: string): unknown {
    const part = partsOf.find((one) => [one.russianPlural, one.englishPlural].some((name) => name.toLowerCase() === folded))
    if (part) {
      const items = this.node.children(part.english).map((one) => new MetadataObjectValue(this.#run, part.english, one, this))
      return new MetadataCollection(
        () => items.map((one) => one.node.name),
        (name) => items.find((one) => one.node.name.toLowerCase() === name),
      )
    }
    if (this.kind === 'Subsystem' && (folded === 'подсистемы' || folded === 'subsystems')) return this.#subsystems()
    const property = propertyNames.get(folded)
    if (property?.english === 'Type') return this.#types()
    const value = property && (this.node.property(property.english) ?? (this.node.omitsDefaults ? property.omitted : undefined))
    return value === undefined ? undefined : (propertyValue(property!.english, value) ?? ofText(value))
  }

  /** Subsystems inside a subsystem are in a folder of its own. */
  #subsystems(): MetadataCollection {
    const folder = this.#folder
    const tree = this.#run.metadata
    return new MetadataCollection(
      () => tree?.names(folder) ?? [],
      (folded) => {
        const name = tree?.names(folder).find((one) => one.toLowerCase() === folded)
        const node = name === undefined ? undefined : tree?.object(folder, 'Subsystem', name)
        return node && new MetadataObjectValue(this.#run, 'Subsystem', node, this)
      },
    )
  }

  get #folder(): string {
    const { parent, node } = this
    return `${parent?.kind === 'Subsystem' ? parent.#folder : 'Subsystems'}/${node.name}/Subsystems`
  }

  #types(): unknown {
    const { types } = this.#run
    return new TypeDescription(
      types,
      this.node.types('Type').flatMap((one): readonly TypeValue[] => {
        const found = typeOfName(one, types) ?? bareType(one, this.#run)
        return found ? [found] : []
      }),
    )
  }

  override equals(other: BslObject): boolean {
    return other instanceof MetadataObjectValue && other.key() === this.key()
  }

  override key(): string {
    return `metadata ${this.fullName}`
  }

  override text(): string {
    return this.fullName
  }
}

const bare: Readonly<Record<string, TypeValue>> = {
  String: primitiveTypes.String,
  Number: primitiveTypes.Number,
  Boolean: primitiveTypes.Boolean,
  Date: primitiveTypes.Date,
}

const bareType = ({ local }: Name, run: Run): TypeValue | undefined =>
  bare[local] ?? (local.includes('.') ? run.types.named(local) : undefined)

/** A boolean, a whole number or a text, as the files have it. */
function ofText(value: string): unknown {
  if (value === 'true' || value === 'false') return value === 'true'
  return /^-?\d{1,15}$/.test(value) ? Number(value) : value
}

const objectValueType: ObjectType = new ObjectType('ОбъектМетаданных|MetadataObject', {
  presentation: 'Объект метаданных',
  properties: {
    'Имя|Name': { get: (self: MetadataObjectValue) => self.node.name },
    'Синоним|Synonym': { get: (self: MetadataObjectValue) => self.node.synonym },
    'Комментарий|Comment': { get: (self: MetadataObjectValue) => self.node.comment },
  },
  methods: {
    'ПолноеИмя|FullName': (self: MetadataObjectValue) => self.fullName,
    'Представление|Presentation': (self: MetadataObjectValue) => self.node.synonym || self.node.name,
    'Родитель|Parent': (self: MetadataObjectValue) => self.parent ?? null,
  },
})

/** Objects by name, each made when it is asked for. */
export class MetadataCollection extends BslObject {
  readonly type = collectionType
  readonly #names: () => readonly string[]
  readonly #find: (folded: string) => BslObject | undefined

  constructor(names: () => readonly string[], find: (folded: string) => BslObject | undefined) {
    super()
    this.#names = names
    this.#find = find
  }

  get count(): number {
    return this.#names().length
  }

  find(name: string): BslObject | undefined {
    return this.#find(name.toLowerCase())
  }

  has(value: unknown): boolean {
    return [...this.iterate()].some((one) => value instanceof BslObject && (one as MetadataObjectValue).equals(value))
  }

  override getField(folded: string): unknown {
    return this.#find(folded)
  }

  override getIndex(index: unknown): unknown {
    const name = typeof index === 'number' ? this.#names()[index] : text(index)
    const found = name === undefined ? undefined : this.find(name)
    if (!found) throw typeof index === 'number' ? errors.outOfBounds() : errors.noField(text(index))
    return found
  }

  override *iterate(): Iterable<unknown> {
    for (const name of this.#names()) {
      const found = this.find(name)
      if (found) yield found
    }
  }
}

const collectionType: ObjectType = new ObjectType('КоллекцияОбъектовМетаданных|MetadataObjectCollection', {
  presentation: 'Коллекция объектов метаданных',
  methods: {
    'Количество|Count': (self: MetadataCollection) => self.count,
    'Найти|Find|s': (self: MetadataCollection, name: string) => self.find(name) ?? null,
    'Содержит|Contains|a': (self: MetadataCollection, value: unknown) => self.has(value),
    'Получить|Get|i': (self: MetadataCollection, at: number) => self.getIndex(at),
    'Индекс|IndexOf|a': (self: MetadataCollection, value: unknown) =>
      [...self.iterate()].findIndex((one) => value instanceof BslObject && (one as MetadataObjectValue).equals(value)),
  },
})

/** An object of the configuration by its node. */
export const metadataObject = (run: Run, kind: string, node: MetadataNode): MetadataObjectValue => new MetadataObjectValue(run, kind, node)

export const metadataTypes = [objectValueType, collectionType]
