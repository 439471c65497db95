/** A reference to an object of an external data source, such as `ВнешнийИсточникДанныхТаблицаСсылка.DBF.Товары`. */
import { ForeignReference } from '../../../infobase/values/foreign-reference.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'

export class ForeignRefValue extends BslObject {
  readonly reference: ForeignReference

  constructor(reference: ForeignReference) {
    super()
    this.reference = reference
  }

  get type(): ObjectType {
    return foreignReferenceType(this.reference.type)
  }

  override text(): string {
    return String(this.reference)
  }

  override isFilled(): boolean {
    return this.reference.keyText() !== ''
  }

  override equals(other: BslObject): boolean {
    return other instanceof ForeignRefValue && other.reference.equals(this.reference)
  }

  override key(): string {
    return `${this.reference.type}:${this.reference.keyText()}`
  }
}

const types = new Map<string, ObjectType>()

/** `ExternalDataSourceTableRef.DBF.Товары` as ВнешнийИсточникДанныхТаблицаСсылка.DBF.Товары. */
function foreignReferenceType(name: string): ObjectType {
  let found = types.get(name)
  if (found === undefined) {
    const [word = '', ...own] = name.split('.')
    const russian = word.includes('Cube') ? 'ВнешнийИсточникДанныхКубТаблицаИзмеренияСсылка' : 'ВнешнийИсточникДанныхТаблицаСсылка'
    types.set(name, (found = new ObjectType(`${[russian, ...own].join('.')}|${name}`)))
  }
  return found
}
