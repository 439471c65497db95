/** The modules of objects of data: of the object, of its manager, of its sets of records. Their names reach the object's members. */
import type { TableLayout } from '../../../../infobase/store/layout.ts'
import type { ObjectType } from '../../../run/object-type.ts'
import type { BslObject } from '../../../run/object.ts'
import type { OwnModule } from '../../../run/run.ts'
import { fieldsOf } from '../values/fields.ts'
import type { RunData } from '../values/run-data.ts'

/** Which of the modules of an object. */
export type ModuleForm = 'Object' | 'Manager' | 'RecordSet' | 'ValueManager'

/** `undefined` where the object has no such module. */
export function ownModule(
  data: RunData,
  fullName: string,
  form: ModuleForm,
  self: BslObject,
  members: () => ReadonlySet<string>,
): OwnModule | undefined {
  return data.run.ownModule(fullName, form, self, members)
}

const membersOfTables = new WeakMap<TableLayout, WeakMap<ObjectType, ReadonlySet<string>>>()

/** Folded names that code of the module may use without an object: fields, tabular sections, members of the type. */
export function ownMembers(data: RunData, table: TableLayout, type: ObjectType, more: readonly string[] = []): ReadonlySet<string> {
  let types = membersOfTables.get(table)
  if (types === undefined) membersOfTables.set(table, (types = new WeakMap()))
  let found = types.get(type)
  if (found === undefined) {
    const sections = data.base.layout.sections(table.object.FullName).flatMap(({ section }) => [section!.Name, section!.russianName])
    found = new Set([...fieldsOf(table).byName.keys(), ...sections.map((one) => one.toLowerCase()), ...type.members.keys(), ...more])
    types.set(type, found)
  }
  return found
}
