/**
 * An infobase: the data of a configuration's objects in a store, by 1C's words. `infobase.Catalogs.Товары.CreateItem({ Description:
 * 'Чайник' })`, `await infobase.BeginTransaction(async () => { … })`, `infobase.select(plan)`.
 */
import { didYouMean } from '../diagnostics/near.ts'
import { nameInRussian } from '../names/bilingual.ts'
import { folderNames, memberNames } from '../names/members.ts'
import { dataError } from './data-error.ts'
import { dataKinds } from './definition/data-kinds.ts'
import type { DataKind } from './definition/definition.ts'
import type { Role } from './definition/objects/role.ts'
import type { Difference } from './migration/difference.ts'
import { makeMissingTotals } from './migration/missing-totals.ts'
import { bringUpToDate, type UpToDate } from './migration/up-to-date.ts'
import type { InfobaseModel } from './model/model.ts'
import type { Base } from './objects/base.ts'
import { createBase, type CreatedBase } from './objects/create-base.ts'
import { presentationOf } from './objects/item/presentation.ts'
import { managerOf } from './objects/manager/manager-of.ts'
import type { InfobasePorts, InfobaseSource } from './objects/ports.ts'
import { restrictionOfRoles } from './objects/role-restriction.ts'
import type { Expression } from './query/expression.ts'
import type { Plan, Row } from './query/plan.ts'
import { defineFunctions } from './query/sql/functions.ts'
import { countInParts, walk } from './query/walk.ts'
import type { Frame } from './store/frame.ts'
import { Snapshots, type Snapshot } from './store/snapshots.ts'
import type { HandledInfobase } from './typed/handled-infobase.ts'
import type { ManagerFolders } from './typed/managers.ts'
import type { Value } from './values/value.ts'

export interface Infobase extends HandledInfobase {
  readonly model: InfobaseModel
  /** `НачатьТранзакцию`. Runs all of it or nothing; inside another one it joins that. What it throws takes everything back. */
  BeginTransaction<T>(action: () => T | Promise<T>): Promise<T>
  /** `ТранзакцияАктивна`. */
  TransactionActive(): boolean
  /** `Представление`. As 1C shows a value to users. */
  Presentation(value: Value): Promise<string>
  /** The rows of a plan. @throws PlanError */
  select(plan: Plan): Promise<readonly Row[]>
  /**
   * The same in pieces of any size, for a plan that looks at much of a large table: others have their turn between them, and writing too.
   * `undefined`: the plan is best read at once. @throws PlanError
   */
  walk(plan: Plan): Promise<AsyncGenerator<readonly Row[]> | undefined>
  /** How many rows the plan has without its page. @throws PlanError */
  count(plan: Plan): Promise<number>
  /**
   * `ПолучитьСоставСтандартногоИнтерфейсаOData`. What the standard OData interface publishes, as full names; `undefined` where it was never
   * set and the interface's settings decide.
   */
  GetStandardODataInterfaceContent(): readonly string[] | undefined
  /**
   * `УстановитьСоставСтандартногоИнтерфейсаOData`. Publishes these objects and no others from the next request on, and keeps that with the
   * data. Names are `Catalog.Товары`; `undefined` leaves it to the settings again. @throws DataError for an object that there is not
   */
  SetStandardODataInterfaceContent(objects: readonly string[] | undefined): Promise<void>
  /** Everything that is there now, to come back to. */
  snapshot(): Promise<Snapshot>
  restore(snapshot: Snapshot): Promise<void>
  /** Runs what is called for a user: with that user's rights, and with each operation shown to `observe`. */
  runAs<R>(frame: Pick<Frame, 'allows' | 'restricts' | 'observe' | 'registers' | 'people'>, action: () => R): R
  /** What rows a right of roles is for; `undefined`: any. */
  restrictionOf(roles: readonly Role[], fullName: string, right: string): Expression | undefined
  /** What became of the data of a file that was made for another configuration; empty where it was made for this one. */
  readonly differences: readonly Difference[]
  /** Where that file is kept as it was before something was lost. */
  readonly copy: string | undefined
  /** What it is made of, for the layers that build on it. */
  readonly base: Base
  close(): void
  /** `BeginTransaction`. */
  readonly НачатьТранзакцию: this['BeginTransaction']
  /** `TransactionActive`. */
  readonly ТранзакцияАктивна: this['TransactionActive']
  /** `Presentation`. */
  readonly Представление: this['Presentation']
  /** `GetStandardODataInterfaceContent`. */
  readonly ПолучитьСоставСтандартногоИнтерфейсаOData: this['GetStandardODataInterfaceContent']
  /** `SetStandardODataInterfaceContent`. */
  readonly УстановитьСоставСтандартногоИнтерфейсаOData: this['SetStandardODataInterfaceContent']
}

export function createInfobase(source: InfobaseSource, ports: InfobasePorts): Infobase {
  defineFunctions(ports.engine)
  const upToDate = broughtUpToDate(source, ports)
  const created = createBase(source, ports, upToDate?.numbers)
  const { base } = created
  const isShared = ports.engine.shared !== undefined
  const snapshots = new Snapshots(ports.engine, base.tables, base.writer)
  const contents = new Map<number, readonly string[] | undefined>()
  const take = (): Snapshot => {
    const taken = snapshots.take()
    contents.set(taken.number, base.interfaceContent.get())
    return taken
  }
  const putBack = (snapshot: Snapshot): void => {
    snapshots.restore(snapshot)
    base.interfaceContent.set(contents.get(snapshot.number))
  }
  const folders = Object.fromEntries(
    Object.entries(dataKinds).map(([kind, folder]) => [folder, folderOf(base, kind as DataKind, folder)]),
  ) as unknown as ManagerFolders
  const infobase = {
    ...folders,
    ...operations(created, ports),
    model: source.model,
    restrictionOf: (roles: readonly Role[], fullName: string, right: string) =>
      restrictionOfRoles(roles, fullName, right, source.restriction),
    differences: upToDate?.differences ?? [],
    copy: upToDate?.copy,
    // Where a transaction is no hindrance to it, it is one: other processes see all of what is put back, or nothing.
    snapshot: () => whole(isShared, base, take),
    restore: (snapshot: Snapshot) => whole(isShared, base, () => putBack(snapshot)),
    base,
    close: () => ports.engine.close(),
  } as Infobase
  for (const [russian, english] of Object.entries(folderNames))
    Object.defineProperty(infobase, russian, { value: folders[english], configurable: true })
  for (const name of ['IntegrationServices', 'СервисыИнтеграции'])
    Object.defineProperty(infobase, name, { get: () => besideOf(base), configurable: true })
  for (const name of ['ExternalDataSources', 'ВнешниеИсточникиДанных'])
    Object.defineProperty(infobase, name, { get: () => sourcesOf(base), configurable: true })
  base.eventCall.infobase = Object.freeze(nameInRussian(infobase, memberNames.Infobase))
  return infobase
}

function sourcesOf({ beside }: Base): object {
  if (beside.ExternalDataSources === undefined) throw dataError('not-found', { what: 'ExternalDataSources' })
  return beside.ExternalDataSources.sources
}

function besideOf({ beside }: Base): object {
  if (beside.IntegrationServices === undefined) throw dataError('not-found', { what: 'IntegrationServices' })
  return beside.IntegrationServices
}

/** Of a file the data that was kept for another configuration. */
function broughtUpToDate({ model }: InfobaseSource, ports: InfobasePorts): UpToDate | undefined {
  const { engine, file, onChange = 'refuse', keepCopy, isAlone, committed } = ports
  if (file === undefined) return undefined
  const done = bringUpToDate(engine, model, { file, onChange, keepCopy, isAlone })
  const isMade = makeMissingTotals(engine, model, done.numbers)
  if (isMade || done.differences.length > 0) committed?.()
  return done
}

const operations = ({ base }: CreatedBase, { context }: InfobasePorts) => ({
  BeginTransaction: <T>(action: () => T | Promise<T>): Promise<T> => base.transactions.run(action),
  TransactionActive: (): boolean => base.transactions.isActive,
  GetStandardODataInterfaceContent: (): readonly string[] | undefined =>
    base.interfaceContent.get((read) => base.transactions.readNow(read)),
  SetStandardODataInterfaceContent: (objects: readonly string[] | undefined): Promise<void> =>
    base.transactions.run(() => base.interfaceContent.set(objects && knownObjects(base, objects))),
  Presentation: (value: Value): Promise<string> => base.transactions.read(() => presentationOf(base, value)),
  select: (plan: Plan): Promise<readonly Row[]> => base.transactions.read(() => base.reader.select(plan)),
  walk: (plan: Plan) => walk(base, plan),
  count: (plan: Plan): Promise<number> => countInParts(base, plan),
  Privileged: <R>(action: () => R): R => context.run({ ...context.get(), allows: undefined, restricts: undefined }, action),
  runAs: <R>(frame: Pick<Frame, 'allows' | 'restricts' | 'observe' | 'registers' | 'people'>, action: () => R): R =>
    // Where nothing is to follow the action, node need not follow it: Node 22 pays for that at each promise.
    context.get() === undefined && Object.values(frame).every((one) => one === undefined)
      ? action()
      : context.run({ ...context.get(), ...frame }, action),
})

const whole = <T>(isShared: boolean, { transactions }: Base, action: () => T): Promise<T> =>
  isShared ? transactions.run(action) : transactions.read(action)

function knownObjects({ model }: Base, objects: readonly string[]): readonly string[] {
  const all = (): readonly string[] => model.objects.map((one) => one.FullName)
  for (const one of objects)
    if (model.byFullName(one) === undefined) throw dataError('unknown-object', { object: one, hint: didYouMean(one, all()) })
  return objects
}

/** Managers are made when they are first named. */
function folderOf(base: Base, kind: DataKind, folder: string): Readonly<Record<string, unknown>> {
  const made = new Map<string, unknown>()
  const names = (): readonly string[] => base.model.of(kind).map((one) => one.Name)
  return new Proxy(Object.create(null) as Record<string, unknown>, {
    get(_target, name) {
      if (typeof name !== 'string' || name === 'then' || name === 'toJSON') return undefined
      const found = made.get(name)
      if (found !== undefined) return found
      if (base.model.find(kind, name) === undefined)
        throw dataError('unknown-object', { object: `${folder}.${name}`, hint: didYouMean(name, names()) })
      const manager = managerOf(base, kind, name)
      made.set(name, manager)
      return manager
    },
    has: (_target, name) => typeof name === 'string' && base.model.find(kind, name) !== undefined,
    ownKeys: () => [...names()],
    getOwnPropertyDescriptor: (_target, name) =>
      typeof name === 'string' && base.model.find(kind, name) !== undefined
        ? { enumerable: true, configurable: true, value: managerOf(base, kind, name) }
        : undefined,
  })
}
