/** A reference to an object of an external data source, such as `ВнешнийИсточникДанныхТаблицаСсылка.DBF.Товары`. */
import { ForeignReference } from '../../../infobase/foreign/reference.ts'
import { unsupported } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { dataOf } from '../data/data-of.ts'

export class ForeignRefValue extends BslObject {
  readonly reference: ForeignReference

  constructor(reference: ForeignReference) {
    super()
    this.reference = reference
  }

  get type(): ObjectType {
    return foreignReferenceType(this.reference.type)
  }

  /** Fields are read from the database, for which a field does not wait. */
  override getField(folded: string): unknown {
    if (this.type.members.has(folded)) return undefined
    const [russian, english] = [`${this.type.russian}.${folded}`, `${this.type.english}.${folded}`]
    throw unsupported(russian, {
      russian: `${russian}: поле ссылки читает ПолучитьОбъект() или запрос`,
      english: `${english}: a field of a reference is read by GetObject() or a query`,
    })
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

/** Makes objects of the language of those that references lead to; handed in by the managers. */
export const objectsOf: { make?: (run: Run, object: object) => BslObject } = {}

interface WithObject {
  readonly GetObject?: () => Promise<object | undefined>
}

/** The object, or Неопределено where there is none. */
async function objectOf(self: ForeignRefValue, run: Run): Promise<unknown> {
  const found = await dataOf(run, 'ВнешниеИсточникиДанных').within(() => (self.reference as WithObject).GetObject?.())
  return found === undefined ? null : objectsOf.make!(run, found)
}

const types = new Map<string, ObjectType>()

const methods = {
  'Пустая|IsEmpty': (self: ForeignRefValue) => !self.isFilled(),
  'ПолучитьОбъект|GetObject|$': objectOf,
}

/** `ExternalDataSourceTableRef.DBF.Товары` as ВнешнийИсточникДанныхТаблицаСсылка.DBF.Товары. */
function foreignReferenceType(name: string): ObjectType {
  let found = types.get(name)
  if (found === undefined) {
    const [word = '', ...own] = name.split('.')
    const russian = word.includes('Cube') ? 'ВнешнийИсточникДанныхКубТаблицаИзмеренияСсылка' : 'ВнешнийИсточникДанныхТаблицаСсылка'
    types.set(name, (found = new ObjectType(`${[russian, ...own].join('.')}|${name}`, { methods })))
  }
  return found
}
