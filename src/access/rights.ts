/** The right `Use` on methods and operations, by the roles of a user (source 43). */
import { forbidden } from './refusals.ts'

/**
 * What each role may use: full names of metadata objects (`HTTPService.S.URLTemplate.T.Method.M`, `WebService.S.Operation.O`); a shorter
 * name (`HTTPService.S`, `HTTPService`) grants all below it; with `-` before it a name is taken from what the role's others grant.
 */
export type Roles = Readonly<Record<string, readonly string[]>>

/** Whether one of the user's roles grants `Use` on the object. */
export function mayUse(roles: Roles, userRoles: readonly string[], object: string): boolean {
  return userRoles.some((role) => {
    const names = Object.hasOwn(roles, role) ? roles[role]! : []
    return names.some((name) => holds(name, object)) && !names.some((name) => name.startsWith('-') && holds(name.slice(1), object))
  })
}

const holds = (name: string, object: string): boolean => object === name || object.startsWith(`${name}.`)

/** Throws 403 where the user (`Identified.may`) has not the right. */
export function requireUse(user: string, may: (object: string) => boolean, object: string): void {
  if (!may(object)) throw forbidden(user, object)
}
