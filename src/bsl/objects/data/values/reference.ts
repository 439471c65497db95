/** `СправочникСсылка.Товары`: a reference to data, equal by type and identifier; its fields are read when they are asked for. */
import { requireRight } from '../../../../infobase/objects/base.ts'
import { RowList } from '../../../../infobase/objects/fields/table-part.ts'
import { readObject } from '../../../../infobase/objects/item/item.ts'
import { itemRow, sectionRows, valueIn } from '../../../../infobase/objects/item/items.ts'
import { presentationOf } from '../../../../infobase/objects/item/presentation.ts'
import type { TableLayout } from '../../../../infobase/store/layout.ts'
import type { Reference } from '../../../../infobase/values/reference.ts'
import { objectOfType } from '../../../../infobase/values/type-of.ts'
import { kindNamed } from '../../../dictionary/object-kinds.ts'
import type { DateValue } from '../../../run/calendar.ts'
import { type Implementation, ObjectType } from '../../../run/object-type.ts'
import { BslObject } from '../../../run/object.ts'
import { UuidObject } from '../../values/uuid.ts'
import { fieldsOf, sectionNamed } from './fields.ts'
import { metadataOf } from './metadata-of.ts'
import { MomentValue } from './moments.ts'
import type { RunData } from './run-data.ts'

export class RefValue extends BslObject {
  readonly data: RunData
  readonly reference: Reference

  constructor(data: RunData, reference: Reference) {
    super()
    this.data = data
    this.reference = reference
  }

  get type(): ObjectType {
    return referenceType(this.reference.type)
  }

  get table(): TableLayout | undefined {
    return this.data.base.layout.table(objectOfType(this.reference.type) ?? '')
  }

  override getField(folded: string): unknown {
    const { table, data, reference } = this
    if (table === undefined) return undefined
    const column = fieldsOf(table).byName.get(folded)
    if (column === undefined) return this.#section(table, folded)
    if (column.field.Name === 'Ref') return this
    return data.read(() => {
      requireRight(data.base, table.object, 'Read')
      const row = reference.IsEmpty() ? undefined : itemRow(data.base, table, reference.UUID)
      return data.value(row === undefined ? column.empty : valueIn(table, row, column.field.Name), column)
    })
  }

  #section(table: TableLayout, folded: string): unknown {
    const { data, reference } = this
    const section = sectionNamed(data.base.layout.sections(table.object.FullName), folded)
    if (section === undefined) return undefined
    const list = new RowList(section)
    RowList.put(
      list,
      data.read(() => sectionRows(data.base, section, reference.UUID)),
    )
    return data.part(list)
  }

  /** The object, or Неопределено where there is none. */
  object(): unknown {
    const { table, data, reference } = this
    const found = table && data.read(() => readObject(data.base, table, reference.UUID))
    return found === undefined ? null : data.object(found)
  }

  override text(): string {
    return this.data.read(() => presentationOf(this.data.base, this.reference))
  }

  xmlText(): string {
    return this.reference.UUID
  }

  fieldNames(): Iterable<string> {
    return this.table === undefined ? [] : fieldsOf(this.table).names
  }

  override isFilled(): boolean {
    return !this.reference.IsEmpty()
  }

  override equals(other: BslObject): boolean {
    return other instanceof RefValue && other.reference.equals(this.reference)
  }

  override key(): string {
    return `ref ${this.reference.type}:${this.reference.UUID}`
  }
}

const types = new Map<string, ObjectType>()

/** `CatalogRef.Товары` as СправочникСсылка.Товары. */
function referenceType(name: string): ObjectType {
  let found = types.get(name)
  if (found === undefined) {
    const [kind = '', own = ''] = name.split('Ref.')
    found = new ObjectType(`${kindNamed(kind)?.russian ?? kind}Ссылка.${own}|${name}`, {
      methods: kind === 'Document' ? documentMethods : referenceMethods,
    })
    types.set(name, found)
  }
  return found
}

export const referenceMethods: Readonly<Record<string, Implementation>> = {
  'Пустая|IsEmpty': (self: RefValue) => self.reference.IsEmpty(),
  'ПолучитьОбъект|GetObject': (self: RefValue) => self.object(),
  'УникальныйИдентификатор|UUID': (self: RefValue) => new UuidObject(self.reference.UUID),
  'Метаданные|Metadata': (self: RefValue) => metadataOf(self.data.run, objectOfType(self.reference.type) ?? ''),
}

const documentMethods: Readonly<Record<string, Implementation>> = {
  ...referenceMethods,
  'МоментВремени|PointInTime': (self: RefValue) => new MomentValue(self.getField('дата') as DateValue, self),
}
