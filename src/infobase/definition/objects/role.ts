/** Roles: what their users may do with which objects. */
import { completed, frozenList, frozenRecord, mappedRecord } from '../parts/frozen.ts'
import { identityDefaults, type IdentityProperties } from '../parts/identity.ts'

/** 1C's rights that something here looks at; a role may hold others too. */
export type Right =
  | 'Read'
  | 'Insert'
  | 'Update'
  | 'Delete'
  | 'View'
  | 'Edit'
  | 'Posting'
  | 'UndoPosting'
  | 'TotalsControl'
  | 'Start'
  | 'Execute'
  | 'Use'
  | (string & {})

interface RoleProperties extends IdentityProperties {
  /** Objects that the role does not name have all rights; 1C's flag of new objects. */
  readonly SetForNewObjects: boolean
}

/** A role (`Роль`): rights to objects, with restrictions of rows. */
export interface Role<Name extends string = string> extends RoleProperties {
  readonly kind: 'Role'
  /** The object's name. */
  readonly Name: Name
  /** Rights that are given, by an object's full name: `Catalog.Товары`, `HTTPService.Обмен.URLTemplate.Версия.Method.GET`. */
  readonly Rights: Readonly<Record<string, readonly Right[]>>
  /** Rights that are taken away, where the role gives all others. */
  readonly Denied: Readonly<Record<string, readonly Right[]>>
  /** Which rows a right is for, as the text of a `$filter` by object and right: `{ 'Catalog.Товары': { Read: "Цена lt 1000" } }`. */
  readonly Restrictions: RoleRestrictions
  /** Objects and rights whose conditions are query texts that are not applied: `Catalog.Товары Read`. */
  readonly Unapplied: readonly string[]
}

/** By full name of the object, then by right: Read, Insert, Update, Delete. */
type RoleRestrictions = Readonly<Record<string, Readonly<Record<string, string>>>>

interface RoleDefinition<Name extends string> extends Partial<RoleProperties> {
  /** The object's name. */
  readonly Name: Name
  readonly Rights?: Readonly<Record<string, readonly Right[]>>
  readonly Denied?: Readonly<Record<string, readonly Right[]>>
  /** Which rows a right is for, as the text of a `$filter`. */
  readonly Restrictions?: RoleRestrictions
  readonly Unapplied?: readonly string[]
}

/**
 * A role.
 *
 * @example
 *   Role({ Name: 'Кладовщик', Rights: { 'Catalog.Товары': ['Read'], 'Document.РасходТовара': ['Read', 'Insert', 'Update', 'Posting'] } })
 */
export const Role = <const Name extends string>(definition: RoleDefinition<Name>): Role<Name> =>
  Object.freeze({
    kind: 'Role',
    Name: definition.Name,
    ...completed({ ...identityDefaults, SetForNewObjects: false }, definition),
    Rights: mappedRecord(definition.Rights, (_, rights) => frozenList(rights)),
    Denied: mappedRecord(definition.Denied, (_, rights) => frozenList(rights)),
    Restrictions: mappedRecord(definition.Restrictions, (_, texts) => frozenRecord(texts)),
    Unapplied: frozenList(definition.Unapplied),
  })

/**
 * Full names on which a role gives a right, of objects of these kinds; a name with `-` before it is one that it does not give, where it
 * gives all others.
 */
export const roleGrants = (role: Role, right: Right, kinds: readonly string[]): readonly string[] => {
  const withRight = (rights: Role['Rights']): readonly string[] =>
    Object.entries(rights)
      .filter(([name, given]) => given.includes(right) && kinds.some((kind) => name.startsWith(`${kind}.`)))
      .map(([name]) => name)
  return role.SetForNewObjects ? [...kinds, ...withRight(role.Denied).map((name) => `-${name}`)] : withRight(role.Rights)
}
