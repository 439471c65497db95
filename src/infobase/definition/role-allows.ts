/** Asks a role for a right: `roleAllows(role, 'Catalog.Товары', 'Read')`. */
import type { Right, Role } from './objects/role.ts'

/** Whether a role gives a right; a right that nothing is said of is given where new objects get all. */
export const roleAllows = (role: Role, fullName: string, right: Right): boolean =>
  role.Rights[fullName]?.includes(right) === true || (role.SetForNewObjects && role.Denied[fullName]?.includes(right) !== true)
