/** `Справочники.Товары`: the manager of one object, with its predefined items and the methods of its own module. */
import type { AnyModelObject } from '../../../../infobase/model/model.ts'
import { tableFor } from '../../../../infobase/objects/base.ts'
import { referenceTo } from '../../../../infobase/objects/item/items.ts'
import { managerOf } from '../../../../infobase/objects/manager/manager-of.ts'
import { predefinedUUID } from '../../../../infobase/objects/predefined.ts'
import type { TableLayout } from '../../../../infobase/store/layout.ts'
import { kindNamed } from '../../../dictionary/object-kinds.ts'
import { type Implementation, ObjectType } from '../../../run/object-type.ts'
import { BslObject, type Call } from '../../../run/object.ts'
import type { OwnModule } from '../../../run/run.ts'
import { ownModule } from '../objects/own-module.ts'
import { RefValue } from '../values/reference.ts'
import type { RunData } from '../values/run-data.ts'

/** The methods of managers of a kind. */
export type MethodsOfKind = (kind: string) => Record<string, Implementation>

export class ManagerValue extends BslObject {
  readonly data: RunData
  readonly object: AnyModelObject
  readonly type: ObjectType
  #manager: unknown
  #module: OwnModule | null | undefined
  readonly #predefined: ReadonlyMap<string, string>

  constructor(data: RunData, object: AnyModelObject, methods: MethodsOfKind) {
    super()
    this.data = data
    this.object = object
    this.type = managerType(object, methods)
    this.#predefined = new Map(Object.keys(object.predefined).map((one) => [one.toLowerCase(), one]))
  }

  get table(): TableLayout {
    return tableFor(this.data.base, this.object.FullName)
  }

  /** The manager of TypeScript. */
  manager<T>(): T {
    return (this.#manager ??= managerOf(this.data.base, this.object.kind, this.object.Name)) as T
  }

  get module(): OwnModule | undefined {
    if (this.#module === undefined)
      this.#module =
        ownModule(
          this.data,
          this.object.FullName,
          'Manager',
          this,
          () => new Set([...this.type.members.keys(), ...this.#predefined.keys()]),
        ) ?? null
    return this.#module ?? undefined
  }

  /** A predefined item, or a point of a route. */
  override getField(folded: string): unknown {
    const name = this.#predefined.get(folded)
    if (name !== undefined) return this.reference(predefinedUUID(this.object, name)!)
    return this.type.members.has(folded) ? undefined : this.module?.getField(folded)
  }

  override getIndex(index: unknown): unknown {
    return this.getField(String(index).toLowerCase()) ?? null
  }

  override getMethod(folded: string): Call | undefined {
    return this.type.members.has(folded) ? undefined : this.module?.getMethod(folded)
  }

  reference(uuid: string): RefValue {
    return new RefValue(this.data, referenceTo(this.data.base, this.table, uuid))
  }

  override text(): string {
    return this.type.russian
  }
}

const types = new Map<string, ObjectType>()

function managerType({ kind, Name }: AnyModelObject, methods: MethodsOfKind): ObjectType {
  const key = `${kind}.${Name}`
  let found = types.get(key)
  if (found === undefined) {
    found = new ObjectType(`${kindNamed(kind)?.russian ?? kind}Менеджер.${Name}|${kind}Manager.${Name}`, { methods: methods(kind) })
    types.set(key, found)
  }
  return found
}
