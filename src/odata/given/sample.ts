/** Random but valid properties of an entity in plain JSON, by the types of its fields. */
import type { InfobaseModel } from '../../infobase/model/model.ts'
import type { Chance } from '../../infobase/seed/random.ts'
import { sampleValue } from '../../infobase/seed/sample-value.ts'
import type { EntityField, EntityType } from '../model/entity.ts'

/** References are left out but for the own one: what they lead to is not there. Sections have a row or two. */
export function sampleEntity(entity: EntityType, model: InfobaseModel, chance: Chance): Readonly<Record<string, unknown>> {
  const own = [...entity.head, ...entity.tail].flatMap((field) => sampled(field, model, chance))
  const rows = entity.sections.map((section) => {
    const count = chance.whole(1, 2)
    const fields = section.fields.filter(({ name }) => name !== 'Ref_Key' && name !== 'LineNumber')
    const lines = Array.from({ length: count }, () => Object.fromEntries(fields.flatMap((field) => sampled(field, model, chance))))
    return [section.section!.Name, lines] as const
  })
  return Object.fromEntries([...own, ...rows])
}

/** Properties whose values a sample should not have by chance. */
const left: ReadonlySet<string> = new Set(['DeletionMark', 'IsFolder', 'Predefined', 'PredefinedDataName', 'DataVersion', 'Parent_Key'])

function sampled({ name, form, edm, field }: EntityField, model: InfobaseModel, chance: Chance): readonly (readonly [string, unknown])[] {
  if (left.has(name)) return []
  if (name === 'Ref_Key') return [[name, guid(chance)]]
  if (form !== 'plain' || edm === 'Edm.Guid') return []
  const value = sampleValue({ model, chance, counts: new Map() }, field)
  return value === undefined || typeof value === 'object' ? [] : [[name, value]]
}

function guid(chance: Chance): string {
  const digits = (count: number): string => Array.from({ length: count }, () => chance.whole(0, 15).toString(16)).join('')
  return `${digits(8)}-${digits(4)}-4${digits(3)}-8${digits(3)}-${digits(12)}`
}
