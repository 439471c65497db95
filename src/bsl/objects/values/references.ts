/** References and members of enumerations by the name of their type: from UUIDs and names, and as internal texts. */
import { dataKinds } from '../../../infobase/definition/data-kinds.ts'
import { referenceCell, uuidOfCell } from '../../../infobase/values/reference-cell.ts'
import { uuidOfText } from '../../../infobase/values/uuid-of-text.ts'
import { kindNamed } from '../../dictionary/object-kinds.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { UuidObject } from './uuid.ts'

const uuidForm = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i
const emptyUUID = '00000000-0000-0000-0000-000000000000'

/** Of `СправочникСсылка.Товары`, in the language of the types. */
function managerOf(run: Run, type: string): BslObject | undefined {
  const [, kind = '', name = ''] = /^(\p{L}+)Ссылка\.(.+)$/u.exec(type) ?? []
  const known = kindNamed(kind)
  if (known === undefined || (run.infobase === undefined && known.english !== 'Enum')) return undefined
  const managers = run.global(known.russianPlural.toLowerCase())
  const found = managers instanceof BslObject ? managers.getField?.(name.toLowerCase(), run) : undefined
  return found instanceof BslObject ? found : undefined
}

/** A member of an enumeration by its name, any other reference by its UUID; `undefined` where there is none. */
export function referenceNamed(run: Run, type: string, text: string): unknown {
  const manager = managerOf(run, type)
  if (manager === undefined) return undefined
  const empty = manager.type.members.get('пустаяссылка')?.call
  if (text === '' || text === emptyUUID) return empty?.(run, manager, [])
  if (type.startsWith('Перечисление')) return manager.getField?.(text.toLowerCase(), run)
  return uuidForm.test(text) ? manager.type.members.get('получитьссылку')?.call?.(run, manager, [new UuidObject(text)]) : undefined
}

/** A type of the infobase has an identifier of its own in internal texts: here one that is made of its name. */
const idOfType = (type: string): string => uuidOfText(`type ${type}`)

const idOfMember = (type: string, name: string): string => (name === '' ? emptyUUID : uuidOfText(`${type}.${name}`))

/** `{"#",type,1:reference}`; `undefined` for what is no reference. */
export function referenceText(value: unknown): string | undefined {
  if (!(value instanceof BslObject) || !value.type.russian.includes('Ссылка.')) return undefined
  const text = (value as { xmlText?: () => string }).xmlText?.()
  if (text === undefined) return undefined
  const { russian } = value.type
  const id = uuidForm.test(text) ? text : idOfMember(russian, text)
  return `{"#",${idOfType(russian)},1:${referenceCell(id.toLowerCase())}}`
}

/** `undefined` for a type that is none of this infobase. */
export function internalReference(run: Run, typeId: string, text: string): unknown {
  const [, cell] = /^\d\d*:([\da-f]{32})$/i.exec(text) ?? []
  const type = cell === undefined ? undefined : typesOf(run).find((one) => idOfType(one) === typeId)
  if (type === undefined || cell === undefined) return undefined
  const id = uuidOfCell(cell.toLowerCase())
  if (!type.startsWith('Перечисление')) return referenceNamed(run, type, id)
  const members = [...(managerOf(run, type)?.iterate?.() ?? [])] as { xmlText(): string }[]
  const found = members.find((one) => idOfMember(type, one.xmlText()) === id)
  return found ?? (id === emptyUUID ? referenceNamed(run, type, '') : undefined)
}

const typesOf = (run: Run): string[] => [
  ...(run.infobase?.model.objects ?? []).map(({ kind, Name }) => `${kindNamed(kind)?.russian ?? kind}Ссылка.${Name}`),
  ...(run.metadata?.names(dataKinds.Enum) ?? []).map((name) => `ПеречислениеСсылка.${name}`),
]
