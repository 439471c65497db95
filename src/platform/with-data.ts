/** Handlers with the infobase in their call: with the rights of its user, and each operation shown to a journal. */
import type { Reply } from '../exchange/reply.ts'
import type { Role } from '../infobase/definition/objects/role.ts'
import { roleAllows } from '../infobase/definition/role-allows.ts'
import type { Call } from '../session/call.ts'
import type { Runnable } from '../session/enter.ts'
import type { Configuration } from './configuration.ts'

/** Without an infobase the runnable as it is. */
export function withData(runnable: Runnable, configuration: Configuration): Runnable {
  const { infobase, journal } = configuration
  if (infobase === undefined) return runnable
  return {
    invoke(call: Call): Promise<Reply> {
      Object.defineProperty(call, 'infobase', { value: infobase, enumerable: true })
      const observe = journal?.data?.bind(journal, call)
      return infobase.runAs({ allows: rightsOf(call.user, configuration), observe }, () => runnable.invoke(call))
    },
  }
}

/** `undefined`: everything is allowed. */
function rightsOf(user: string, { users, dataRoles = [] }: Configuration): ((fullName: string, right: string) => boolean) | undefined {
  const names = users?.find(user)?.Roles ?? []
  const roles: readonly Role[] = dataRoles.filter((one) => names.includes(one.Name))
  return roles.length === 0 ? undefined : (fullName, right) => roles.some((one) => roleAllows(one, fullName, right))
}
