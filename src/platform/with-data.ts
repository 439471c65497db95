/** Handlers with the infobase in their call: with the rights of its user, and each operation shown to a journal. */
import type { Reply } from '../exchange/reply.ts'
import type { CommonAttribute } from '../infobase/definition/objects/common-attribute.ts'
import type { Role } from '../infobase/definition/objects/role.ts'
import { roleAllows } from '../infobase/definition/role-allows.ts'
import type { Infobase } from '../infobase/infobase.ts'
import type { InfobaseModel } from '../infobase/model/model.ts'
import type { Frame } from '../infobase/store/frame.ts'
import type { Call } from '../session/call.ts'
import type { Runnable } from '../session/enter.ts'
import { CallOfInfobase } from '../session/no-infobase.ts'
import type { Configuration } from './configuration.ts'

/** Without an infobase the runnable as it is. */
export function withData(runnable: Runnable, configuration: Configuration): Runnable {
  const { infobase, journal } = configuration
  if (infobase === undefined) return runnable
  return {
    invoke(call: Call): Promise<Reply> {
      CallOfInfobase.give(call, infobase)
      const observe = journal?.data?.bind(journal, call)
      const invoke = (): Promise<Reply> => infobase.runAs({ ...frameOf(call.user, configuration), observe }, () => runnable.invoke(call))
      const external = infobase.base.beside.ExternalDataSources
      return external === undefined ? invoke() : external.runAs(extentOf(call, infobase), invoke)
    },
  }
}

/** For whom external data sources work: the session, its user, and the data area of each source. */
const extentOf = ({ separators, session, user }: Pick<Call, 'separators' | 'session' | 'user'>, { model }: Pick<Infobase, 'model'>) => ({
  session,
  user,
  ...(separators.length > 0 && { area: areasOf(separators, model) }),
})

/**
 * The values of the separators whose content has a source (chapter 17.5.7.4), which come in the order of the common attributes that
 * separate data. Where none is known to separate, all of them count.
 */
function areasOf(separators: Call['separators'], model: InfobaseModel): (source: string) => string | undefined {
  const separating = model.of('CommonAttribute').filter(({ definition }) => definition.DataSeparation === 'Separate')
  return (source) => {
    const values = separators.filter((_, at) => separating.length === 0 || has(separating[at]?.definition, `ExternalDataSource.${source}`))
    return values.length === 0 ? undefined : JSON.stringify(values.map(({ value }) => value))
  }
}

function has(attribute: CommonAttribute | undefined, fullName: string): boolean {
  const use = attribute?.Content.find(({ Metadata }) => Metadata === fullName)?.Use ?? 'Auto'
  return use === 'Use' || (use === 'Auto' && attribute?.AutoUse === 'Use')
}

type OfUsers = Pick<Configuration, 'users' | 'dataRoles' | 'infobase'>

/** Rights and people, for what runs for a user. `withoutUser`: the roles of what runs for none. */
export const frameOf = (user: string, configuration: OfUsers, withoutUser: readonly string[] = []): Frame => ({
  ...rightsOf(user === '' ? withoutUser : (configuration.users?.find(user)?.Roles ?? []), configuration),
  ...peopleOf(user, configuration),
})

const peopleOf = (user: string, { users }: OfUsers): Pick<Frame, 'people'> =>
  users === undefined ? {} : { people: { current: users.find(user), all: users.all } }

/** Of a user with none of the roles: everything is allowed. */
function rightsOf(names: readonly string[], { dataRoles = [], infobase }: OfUsers): Pick<Frame, 'allows' | 'restricts'> {
  const roles: readonly Role[] = dataRoles.filter((one) => names.includes(one.Name))
  if (roles.length === 0) return {}
  const allows = (fullName: string, right: string): boolean => roles.some((one) => roleAllows(one, fullName, right))
  const isRestricted = roles.some((one) => Object.keys(one.Restrictions).length > 0)
  return isRestricted ? { allows, restricts: (fullName, right) => infobase?.restrictionOf(roles, fullName, right) } : { allows }
}
