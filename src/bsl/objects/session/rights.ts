/** `РольДоступна`, `ПравоДоступа` and ВыполнитьПроверкуПравДоступа: what the user of the call may do. */
import type { Library } from '../../dictionary/library.ts'
import { BslError, errors } from '../../run/error.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { MetadataObjectValue } from '../metadata/object.ts'
import { peopleOf } from './infobase-users.ts'

/** Rights of data in both languages; others, such as Просмотр, have no meaning without a user interface and are given. */
const rightNames: ReadonlyMap<string, string> = new Map(
  `Чтение Read
Добавление Insert
Изменение Update
Удаление Delete
Проведение Posting
ОтменаПроведения UndoPosting
УправлениеИтогами TotalsControl
Старт Start
Выполнение Execute`
    .split('\n')
    .flatMap((line) => {
      const [russian = '', english = ''] = line.split(' ')
      return [russian, english].map((one) => [one.toLowerCase(), english] as const)
    }),
)

/** `Catalog.Товары`; `undefined` for a part, such as an attribute, for the configuration, and for what has no data. */
function dataNameOf(metadata: unknown): string | undefined {
  if (!(metadata instanceof BslObject)) throw errors.mismatch(2)
  return !(metadata instanceof MetadataObjectValue) || metadata.parent !== undefined ? undefined : `${metadata.kind}.${metadata.node.name}`
}

function isAllowed(run: Run, right: string, metadata: unknown): boolean {
  const fullName = dataNameOf(metadata)
  const known = rightNames.get(right.toLowerCase())
  const allows = run.privileged ? undefined : run.infobase?.base.context.get()?.allows
  if (allows === undefined || fullName === undefined || known === undefined) return true
  return run.infobase?.model.byFullName(fullName) === undefined || allows(fullName, known)
}

function hasRole(run: Run, role: unknown): boolean {
  const name = role instanceof MetadataObjectValue ? role.node.name : String(role)
  const { current } = peopleOf(run)
  // An infobase without users has all roles.
  return current?.Roles === undefined || current.Roles.some((one) => one.toLowerCase() === name.toLowerCase())
}

function require(run: Run, right: string, metadata: unknown): void {
  if (!isAllowed(run, right, metadata)) throw new BslError(`Нарушение прав доступа! (${right})`, `Access violation! (${right})`)
}

export const rights: Library = {
  functions: {
    'РольДоступна|IsInRole|$a': (_: never, run: Run, role: unknown) => hasRole(run, role),
    'ПравоДоступа|AccessRight|$saa?': (_: never, run: Run, right: string, metadata: unknown) => isAllowed(run, right, metadata),
    'ВыполнитьПроверкуПравДоступа|VerifyAccessRights|$saa?a?': (_: never, run: Run, right: string, metadata: unknown) =>
      require(run, right, metadata),
  },
}
