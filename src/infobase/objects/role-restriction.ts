/** What rows a right of several roles is for: those of any of them; a role that does not restrict the right gives all. */
import type { Role } from '../definition/objects/role.ts'
import { roleAllows } from '../definition/role-allows.ts'
import type { Expression } from '../query/expression.ts'

/** The condition of one role; `undefined`: it has none. Bound where the language of `$filter` is known. */
export type BoundRestriction = (role: Role, fullName: string, right: string) => Expression | undefined

export function restrictionOfRoles(
  roles: readonly Role[],
  fullName: string,
  right: string,
  bound: BoundRestriction | undefined,
): Expression | undefined {
  if (bound === undefined) return undefined
  const operands: Expression[] = []
  for (const role of roles) {
    if (!roleAllows(role, fullName, right)) continue
    const found = bound(role, fullName, right)
    if (found === undefined) return undefined
    operands.push(found)
  }
  return operands.length === 0 ? undefined : operands.length === 1 ? operands[0] : { kind: 'or', operands }
}
