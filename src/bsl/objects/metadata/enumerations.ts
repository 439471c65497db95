/** `Перечисления`: managers of the configuration's enumerations and their values, which are references equal by name. */
import type { MetadataNode } from '../../../metadata/tree.ts'
import type { Library } from '../../dictionary/library.ts'
import { kindNamed } from '../../dictionary/object-kinds.ts'
import { BslError, errors, unsupported } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject, type Call } from '../../run/object.ts'
import type { OwnModule, Run } from '../../run/run.ts'
import { metadataObject } from './object.ts'

/** A value of an enumeration, or its empty reference. */
class EnumerationRef extends BslObject {
  readonly type: ObjectType
  readonly manager: Manager
  readonly node: MetadataNode | undefined

  constructor(manager: Manager, node: MetadataNode | undefined) {
    super()
    this.manager = manager
    this.node = node
    this.type = manager.refType
  }

  override text(): string {
    return this.node ? this.node.synonym || this.node.name : ''
  }

  xmlText(): string {
    return this.node?.name ?? ''
  }

  override isFilled(): boolean {
    return this.node !== undefined
  }

  override equals(other: BslObject): boolean {
    return other instanceof EnumerationRef && other.key() === this.key()
  }

  override key(): string {
    return `enum ${this.manager.name}.${this.node?.name ?? ''}`
  }
}

const refMethods = {
  'Пустая|IsEmpty': (self: EnumerationRef) => !self.isFilled(),
  'Метаданные|Metadata': (self: EnumerationRef) => self.manager.metadata(),
}

class Manager extends BslObject {
  readonly type = managerType
  readonly name: string
  readonly refType: ObjectType
  readonly #of: MetadataNode
  readonly #run: Run
  readonly #values: readonly EnumerationRef[]
  #module: OwnModule | null | undefined

  constructor(of: MetadataNode, run: Run) {
    super()
    this.name = of.name
    this.#of = of
    this.#run = run
    this.refType = new ObjectType(`ПеречислениеСсылка.${of.name}|EnumRef.${of.name}`, { methods: refMethods })
    this.#values = of.children('EnumValue').map((one) => new EnumerationRef(this, one))
  }

  get values(): readonly EnumerationRef[] {
    return this.#values
  }

  metadata(): unknown {
    return metadataObject(this.#run, 'Enum', this.#of)
  }

  find(folded: string): EnumerationRef | undefined {
    return this.#values.find((one) => one.node?.name.toLowerCase() === folded)
  }

  override getField(folded: string): unknown {
    return this.find(folded)
  }

  override getIndex(index: unknown): unknown {
    const found = typeof index === 'string' ? this.find(index.toLowerCase()) : this.#values[Number(index)]
    if (!found) throw typeof index === 'string' ? errors.noField(index) : errors.outOfBounds()
    return found
  }

  override iterate(): Iterable<unknown> {
    return this.#values
  }

  /** Of the manager's own module. */
  override getMethod(folded: string): Call | undefined {
    if (managerType.members.has(folded)) return undefined
    const values = this.#values.map((one) => one.node!.name.toLowerCase())
    this.#module ??=
      this.#run.ownModule(`Enum.${this.name}`, 'Manager', this, () => new Set([...managerType.members.keys(), ...values])) ?? null
    return this.#module?.getMethod(folded)
  }
}

const managerType: ObjectType = new ObjectType('ПеречислениеМенеджер|EnumManager', {
  methods: {
    'ПустаяСсылка|EmptyRef': (self: Manager) => new EnumerationRef(self, undefined),
    'Количество|Count': (self: Manager) => self.values.length,
    'Получить|Get|i': (self: Manager, at: number) => self.getIndex(at),
    'Индекс|IndexOf|a': (self: Manager, value: unknown) => self.values.findIndex((one) => value instanceof BslObject && one.equals(value)),
  },
})

class Managers extends BslObject {
  readonly type = managersType
  readonly #run: Run
  readonly #made = new Map<string, Manager | undefined>()

  constructor(run: Run) {
    super()
    this.#run = run
  }

  find(folded: string): Manager | undefined {
    if (!this.#made.has(folded)) {
      const tree = this.#run.metadata
      const name = tree?.names('Enums').find((one) => one.toLowerCase() === folded)
      const node = name === undefined ? undefined : tree?.object('Enums', 'Enum', name)
      this.#made.set(folded, node && new Manager(node, this.#run))
    }
    return this.#made.get(folded)
  }

  override getField(folded: string): unknown {
    return this.find(folded)
  }

  override getIndex(index: unknown): unknown {
    return (typeof index === 'string' ? this.find(index.toLowerCase()) : undefined) ?? raise(errors.noField(String(index)))
  }

  override iterate(): Iterable<unknown> {
    return (this.#run.metadata?.names('Enums') ?? []).flatMap((one) => this.find(one.toLowerCase()) ?? [])
  }
}

const managersType: ObjectType = new ObjectType('ПеречисленияМенеджер|EnumsManager')

function raise(error: BslError): never {
  throw error
}

/** The value of `ПеречислениеСсылка.Имя` by its name, an empty reference for an empty text; `undefined` where there is none. */
export function enumerationValue(run: Run, type: string, name: string): unknown {
  const enumeration = /^ПеречислениеСсылка\.(.+)$/.exec(type)?.[1]
  const managers = run.global('перечисления')
  const manager = enumeration !== undefined && managers instanceof Managers ? managers.find(enumeration.toLowerCase()) : undefined
  return manager && (name === '' ? new EnumerationRef(manager, undefined) : manager.find(name.toLowerCase()))
}

/** The enumeration and the name of one of its values, `''` of an empty reference; `undefined` for any other value. */
export const enumerationMember = (value: unknown): { readonly enumeration: string; readonly name: string } | undefined =>
  value instanceof EnumerationRef ? { enumeration: value.manager.name, name: value.xmlText() } : undefined

/** `ПредопределенноеЗначение("Перечисление.Цвета.Красный")`; predefined items of data are not there. */
function predefined(run: Run, path: string): unknown {
  const [, name = '', value = ''] = /^(?:Перечисление|Enum)\.([^.][^.]*)\.([^.][^.]*)$/i.exec(path.trim()) ?? []
  if (name === '') return predefinedItem(run, path)
  const isEmpty = /^(?:ПустаяСсылка|EmptyRef)$/i.test(value)
  const found = enumerationValue(run, `ПеречислениеСсылка.${name}`, isEmpty ? '' : value)
  if (!found) throw new BslError(`Предопределенный элемент не существует (${path})`, `The predefined item does not exist (${path})`)
  return found
}

/** `Справочник.Товары.Доставка`, `Документ.Заказ.ПустаяСсылка`. */
function predefinedItem(run: Run, path: string): unknown {
  const [kind = '', name = '', value = ''] = path.trim().split('.')
  const managers = run.infobase && kindNamed(kind) && run.global(kindNamed(kind)!.russianPlural.toLowerCase())
  const manager = managers instanceof BslObject ? managers.getField?.(name.toLowerCase(), run) : undefined
  if (!(manager instanceof BslObject)) throw unsupported(`ПредопределенноеЗначение("${path}")`)
  if (/^(?:ПустаяСсылка|EmptyRef)$/i.test(value)) return manager.type.members.get('пустаяссылка')?.call?.(run, manager, [])
  const found = manager.getField?.(value.toLowerCase(), run)
  if (found === undefined)
    throw new BslError(`Предопределенный элемент не существует (${path})`, `The predefined item does not exist (${path})`)
  return found
}

export const enumerations: Library = {
  types: [managerType, managersType],
  values: { 'Перечисления|Enums': (run) => new Managers(run) },
  functions: {
    'ПредопределенноеЗначение|PredefinedValue|$s': (_: never, run: Run, path: string) => predefined(run, path),
  },
}
