/** `ПланыОбмена`: registers changes for nodes, forgets them, and selects those of a message one after another. */
import { ObjectDeletion, type ChangedData } from '../../../../infobase/objects/changed-data.ts'
import { Item } from '../../../../infobase/objects/item/item.ts'
import type { ConstantManager } from '../../../../infobase/objects/manager/constant-manager.ts'
import type { ChangeData, ExchangePlanManager } from '../../../../infobase/objects/manager/exchange-plan-manager.ts'
import { managerOf } from '../../../../infobase/objects/manager/manager-of.ts'
import { RecordSet } from '../../../../infobase/objects/register/record-set.ts'
import type { Reference } from '../../../../infobase/values/reference.ts'
import { errors } from '../../../run/error.ts'
import { type Implementation, ObjectType } from '../../../run/object-type.ts'
import { BslObject } from '../../../run/object.ts'
import { ArrayObject } from '../../collections/array.ts'
import { MetadataObjectValue } from '../../metadata/object.ts'
import { ConstantHolder } from '../managers/constant-holder.ts'
import { objectValue, ObjectValue } from '../objects/object.ts'
import { RecordSetValue, recordSetValue } from '../objects/record-set.ts'
import { RefValue } from '../values/reference.ts'
import type { RunData } from '../values/run-data.ts'
import { DeletionValue } from './deletion.ts'

/** What is called `ПланыОбмена`. */
interface OfData extends BslObject {
  readonly data: RunData
}

function nodesOf(given: unknown): readonly Reference[] {
  const all = given instanceof ArrayObject ? given.items : [given]
  return all.map((one) => {
    if (!(one instanceof RefValue)) throw errors.mismatch(1)
    return one.reference
  })
}

/** The manager of the plan that a node is of. */
function planOf({ base }: RunData, [node]: readonly Reference[]): ExchangePlanManager | undefined {
  if (node === undefined) return undefined
  return managerOf(base, 'ExchangePlan', base.registration.planOf(node).Name) as ExchangePlanManager
}

function changedBy(data: RunData, given: unknown): ChangeData | undefined {
  if (given === undefined || given === null) return undefined
  if (given instanceof RefValue) return given.reference
  if (given instanceof DeletionValue) return given.reference.reference
  if (given instanceof ObjectValue) return given.item
  if (given instanceof RecordSetValue) return given.set
  if (given instanceof ConstantHolder) return managerOf(data.base, 'Constant', given.object.Name) as ConstantManager
  if (given instanceof MetadataObjectValue) return `${given.kind}.${given.node.name}`
  throw errors.mismatch(2)
}

async function record({ data }: OfData, given: unknown, changed?: unknown): Promise<void> {
  const nodes = nodesOf(given)
  await data.within(() => planOf(data, nodes)?.RecordChanges(nodes, changedBy(data, changed)))
}

async function forget({ data }: OfData, given: unknown, changed?: unknown): Promise<void> {
  const nodes = nodesOf(given)
  const what = typeof changed === 'number' ? changed : changedBy(data, changed)
  await data.within(() => planOf(data, nodes)?.DeleteChangeRecords(nodes, what))
}

async function isRecorded({ data }: OfData, given: unknown, changed: unknown): Promise<boolean> {
  const nodes = nodesOf(given)
  const what = changedBy(data, changed)
  if (what === undefined) throw errors.mismatch(2)
  return (await data.within(() => planOf(data, nodes)?.IsChangeRecorded(nodes[0]!, what))) ?? false
}

/** `ВыборкаИзмененийДанных`: one change after another, each read when it is come to. */
class ChangeSelection extends BslObject {
  readonly type = selectionType
  readonly data: RunData
  readonly #changes: AsyncGenerator<ChangedData>
  #current: ChangedData | undefined

  constructor(data: RunData, changes: AsyncGenerator<ChangedData>) {
    super()
    this.data = data
    this.#changes = changes
  }

  async next(): Promise<boolean> {
    const { value, done } = await this.data.within(() => this.#changes.next())
    this.#current = done === true ? undefined : (value as ChangedData)
    return done !== true
  }

  get current(): unknown {
    const { data } = this
    const found = this.#current
    if (found === undefined) return null
    if (found instanceof Item) return objectValue(data, found)
    if (found instanceof RecordSet) return recordSetValue(data, found)
    if (found instanceof ObjectDeletion) return new DeletionValue(new RefValue(data, found.Ref))
    const object = data.named('Constant', found.Constant.toLowerCase())
    return object === undefined ? null : new ConstantHolder(data, object, found.Value)
  }
}

const selectionType: ObjectType = new ObjectType('ВыборкаИзмененийДанных|DataChangesSelection', {
  methods: {
    'Следующий|Next': (self: ChangeSelection) => self.next(),
    'Получить|Get': (self: ChangeSelection) => self.current,
  },
})

function select({ data }: OfData, node: unknown, messageNo: number, filter?: unknown): ChangeSelection {
  const nodes = nodesOf(node)
  const only = filter === undefined || filter === null ? undefined : filter instanceof ArrayObject ? filter.items : [filter]
  const names = only?.map((one) => {
    if (!(one instanceof MetadataObjectValue)) throw errors.mismatch(3)
    return `${one.kind}.${one.node.name}`
  })
  return new ChangeSelection(data, planOf(data, nodes)!.SelectChanges(nodes[0]!, messageNo, names))
}

export const changeMethods: Readonly<Record<string, Implementation>> = {
  'ЗарегистрироватьИзменения|RecordChanges|aa?': record,
  'УдалитьРегистрациюИзменений|DeleteChangeRecords|aa?': forget,
  'ИзменениеЗарегистрировано|IsChangeRecorded|aa': isRecorded,
  'ВыбратьИзменения|SelectChanges|aia?': select,
  // No infobase is a node of a distributed one here.
  'ГлавныйУзел|MasterNode': () => null,
}

export const changeTypes = [selectionType]
