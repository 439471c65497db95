/** Objects of data processors and reports: attributes, tabular sections, and the exported members of their modules. */
import { kindNamed } from '../../dictionary/object-kinds.ts'
import { type Implementation, ObjectType } from '../../run/object-type.ts'
import { BslObject, type Call } from '../../run/object.ts'
import type { OwnModule, Run } from '../../run/run.ts'
import type { MetadataCollection, MetadataObjectValue } from '../metadata/object.ts'
import { tableType } from '../tables/table-methods.ts'
import { TableObject } from '../tables/table.ts'
import { TypeDescription } from '../values/type-description.ts'

/** What an object and its manager have in common: metadata, and a module whose exported members they have. */
export abstract class WithModule extends BslObject {
  readonly metadata: MetadataObjectValue
  readonly run: Run
  #module: OwnModule | null | undefined

  constructor(metadata: MetadataObjectValue, run: Run) {
    super()
    this.metadata = metadata
    this.run = run
  }

  abstract override readonly type: ObjectType
  abstract readonly form: 'Object' | 'Manager'
  abstract members(): ReadonlySet<string>

  get module(): OwnModule | undefined {
    const { kind, node } = this.metadata
    if (this.#module === undefined) this.#module = this.run.ownModule(`${kind}.${node.name}`, this.form, this, () => this.members()) ?? null
    return this.#module ?? undefined
  }

  override getMethod(folded: string): Call | undefined {
    return this.type.members.has(folded) ? undefined : this.module?.getMethod(folded)
  }
}

export class ProcessorObject extends WithModule {
  readonly form = 'Object'
  readonly #values = new Map<string, { readonly type: TypeDescription | undefined; value: unknown }>()

  constructor(metadata: MetadataObjectValue, run: Run) {
    super(metadata, run)
    for (const one of partsOf(metadata, 'реквизиты')) {
      const type = one.getField('тип')
      const described = type instanceof TypeDescription ? type : undefined
      this.#values.set(one.node.name.toLowerCase(), { type: described, value: initialOf(described, run) })
    }
    for (const one of partsOf(metadata, 'табличныечасти'))
      this.#values.set(one.node.name.toLowerCase(), { type: undefined, value: tableOf(one) })
  }

  get type(): ObjectType {
    return typeOf(this.metadata, 'Объект', 'Object', objectMethods)
  }

  members(): ReadonlySet<string> {
    return new Set([...this.#values.keys(), ...this.type.members.keys()])
  }

  override getField(folded: string): unknown {
    const known = this.#values.get(folded)
    if (known !== undefined) return known.value
    return this.type.members.has(folded) ? undefined : this.module?.getField(folded)
  }

  override setField(folded: string, value: unknown): boolean {
    const known = this.#values.get(folded)
    if (known === undefined) return !this.type.members.has(folded) && this.module?.setField(folded, value) === true
    known.value = known.type && known.type.types.length > 0 ? known.type.adjust(value) : value
    return true
  }

  fieldNames(): Iterable<string> {
    return partsOf(this.metadata, 'реквизиты').map((one) => one.node.name)
  }
}

const partsOf = (metadata: MetadataObjectValue, part: string): MetadataObjectValue[] =>
  [...((metadata.getField(part) as MetadataCollection | undefined)?.iterate() ?? [])] as MetadataObjectValue[]

/** An attribute of one type of references begins as an empty one. */
function initialOf(type: TypeDescription | undefined, run: Run): unknown {
  const [only, second] = type?.types ?? []
  const [, kind = '', name = ''] = (only && !second && /^(\p{L}+)Ссылка\.(.+)$/u.exec(only.russian)) || []
  if (kind === '') return type?.initial ?? null
  const managers = run.global(kindNamed(kind)?.russianPlural.toLowerCase() ?? '') as BslObject | undefined
  const manager = managers?.getField?.(name.toLowerCase(), run) as BslObject | undefined
  return manager?.type.members.get('пустаяссылка')?.call?.(run, manager, []) ?? null
}

function tableOf(section: MetadataObjectValue): TableObject {
  const table = new TableObject(tableType)
  for (const one of partsOf(section, 'реквизиты')) {
    const type = one.getField('тип')
    table.columns.add(one.node.name, type instanceof TypeDescription && type.types.length > 0 ? type : null, one.node.synonym)
  }
  return table
}

export const objectMethods = {
  'Метаданные|Metadata': (self: ProcessorObject) => self.metadata,
}

const types = new Map<string, ObjectType>()

export function typeOf(
  { kind, node }: MetadataObjectValue,
  russian: string,
  english: string,
  methods: Readonly<Record<string, Implementation>>,
): ObjectType {
  const name = `${kindNamed(kind)?.russian ?? kind}${russian}.${node.name}|${kind}${english}.${node.name}`
  let found = types.get(name)
  if (found === undefined) types.set(name, (found = new ObjectType(name, { methods })))
  return found
}
