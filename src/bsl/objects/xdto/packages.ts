/** `ПакетXDTO` and the collection of them: Пакеты of ФабрикаXDTO. */
import type { XDTOPackage } from '../../../xdto/types/package.ts'
import { isNumeric } from '../../run/big-number.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import { text } from '../../run/text.ts'
import { typeObject } from './type-objects.ts'

class PackageObject extends BslObject {
  readonly type = packageType
  readonly of: XDTOPackage

  constructor(of: XDTOPackage) {
    super()
    this.of = of
  }

  override getIndex(index: unknown): unknown {
    return this.named(index)
  }

  named(key: unknown): unknown {
    const found = isNumeric(key) ? [...this.of.types.values()][Number(key)] : this.of.types.get(text(key))
    return found ? typeObject(found) : null
  }

  override iterate(): Iterable<unknown> {
    return [...this.of.types.values()].map(typeObject)
  }
}

const packageType: ObjectType = new ObjectType('ПакетXDTO|XDTOPackage', {
  presentation: 'Пакет XDTO',
  properties: { 'URIПространстваИмен|NamespaceURI': { get: (self: PackageObject) => self.of.Namespace } },
  methods: {
    'Количество|Count': (self: PackageObject) => self.of.types.size,
    'Получить|Get|a': (self: PackageObject, key: unknown) => self.named(key),
  },
})

export class PackageCollection extends BslObject {
  readonly type = packagesType
  readonly items: readonly XDTOPackage[]

  constructor(items: readonly XDTOPackage[]) {
    super()
    this.items = items
  }

  find(key: unknown): unknown {
    const found = isNumeric(key) ? this.items[Number(key)] : this.items.find((one) => one.Namespace === text(key))
    return found ? new PackageObject(found) : null
  }

  override getIndex(index: unknown): unknown {
    return this.find(index)
  }

  override iterate(): Iterable<unknown> {
    return this.items.map((one) => new PackageObject(one))
  }
}

const packagesType: ObjectType = new ObjectType('КоллекцияПакетовXDTO|XDTOPackageCollection', {
  presentation: 'Коллекция пакетов XDTO',
  methods: {
    'Количество|Count': (self: PackageCollection) => self.items.length,
    'Получить|Get|a': (self: PackageCollection, key: unknown) => self.find(key),
  },
})

export const packageTypes = [packageType, packagesType]
