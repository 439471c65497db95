/** Roles of configurations as users.json has them: what each role may use of HTTP and Web services. */
import type { Roles } from '../../access/rights.ts'
import { nodeFiles } from '../../host/machine/files.ts'
import { roleGrants } from '../../infobase/definition/objects/role.ts'
import { readRoles } from '../../metadata/data/read-data.ts'
import type { ConfigurationRoot } from '../../metadata/format/recognise.ts'

/** `undefined` where no configuration has roles. What is wrong with a role's file is for `check` to say: it grants nothing. */
export function useRightsOf(configurations: readonly ConfigurationRoot[]): Roles | undefined {
  const roles = configurations.flatMap((at) => readRoles(nodeFiles, at, () => undefined))
  return roles.length === 0 ? undefined : Object.fromEntries(roles.map((role) => [role.Name, roleGrants(role, 'Use', serviceKinds)]))
}

const serviceKinds = ['HTTPService', 'WebService'] as const
