/** Gives roles the restrictions by row that users.json has for them, over those that the roles have themselves. */
import type { RowRestrictions } from '../../access/users-file.ts'
import { Role } from '../../infobase/definition/objects/role.ts'

/** A role that no source defines may do everything but for these. */
export function withFileRestrictions(roles: readonly Role[], restrictions: RowRestrictions | undefined): readonly Role[] {
  if (restrictions === undefined) return roles
  const known = new Set(roles.map((one) => one.Name))
  const added = Object.entries(restrictions)
    .filter(([name]) => !known.has(name))
    .map(([Name, Restrictions]) => Role({ Name, SetForNewObjects: true, Restrictions }))
  return [...roles.map((one) => (Object.hasOwn(restrictions, one.Name) ? restricted(one, restrictions[one.Name]!) : one)), ...added]
}

function restricted(role: Role, given: RowRestrictions[string]): Role {
  const objects = new Set([...Object.keys(role.Restrictions), ...Object.keys(given)])
  const isGiven = (text: string): boolean => {
    const [object = '', right = ''] = text.split(' ')
    return given[object]?.[right] !== undefined
  }
  return Role({
    ...role,
    Restrictions: Object.fromEntries([...objects].map((one) => [one, { ...role.Restrictions[one], ...given[one] }])),
    Unapplied: role.Unapplied.filter((one) => !isGiven(one)),
  })
}
