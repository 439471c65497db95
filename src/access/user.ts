/** A user of the infobase, in the words of 1C's InfoBaseUser (ПользовательИнформационнойБазы). */

/** What a user connects to an external data source with, in the words of 1C's ExternalDataSourceConnectionParameters. */
interface UserConnectionParameters {
  readonly ConnectionString?: string
  readonly UserName?: string
  readonly Password?: string
  readonly DBMS?: string
  readonly OSAuthentication?: boolean
}

export interface User {
  /** The name for log-in; not empty, without a colon. */
  readonly Name: string
  /** Full name, by which tokens may name the user. */
  readonly FullName?: string
  /** What `hashPassword` made of the password; without one the user can't come with a password. */
  readonly StoredPasswordValue?: string
  /** Names of roles; the rights of roles are given beside the users. */
  readonly Roles?: readonly string[]
  /** Whether access tokens are accepted for this user; no when absent, as in 1C. */
  readonly AccessTokenAuthentication?: boolean
  /** Mail address, by which tokens may name the user. */
  readonly Email?: string
  /** Name in the operating system, by which tokens may name the user. */
  readonly OSUser?: string
  /** Further keys by which tokens find the user, by the name of the property. */
  readonly MatchingKeys?: Readonly<Record<string, string>>
  /** Connection parameters of external data sources, by name: they count before common ones, each by itself (chapter 17.5.5). */
  readonly ExternalDataSources?: Readonly<Record<string, UserConnectionParameters>>
}

/** The list of users: a port, since it may lie in a file that changes. A user that did not change is the same object each time. */
export interface Users {
  /** While it is empty calls need no user, unless the list is `closed`. */
  readonly all: readonly User[]
  /** An empty list admits no user: the list of a file, which may have been emptied by mistake. */
  readonly closed?: boolean
  /** The user of that name, in the same case. */
  find(name: string): User | undefined
}

/** A list of users in memory. `closed`: an empty list admits no user. */
export function userList(all: readonly User[], closed = false): Users {
  const byName = new Map(all.map((user) => [user.Name, user]))
  return { all, closed, find: (name) => byName.get(name) }
}

/** The users whose property (as `authenticationUserPropertyName` names it) has the value. */
export const usersWith = ({ all }: Users, property: string, value: string): User[] =>
  all.filter((user) => propertyOf(user, property) === value)

function propertyOf(user: User, property: string): string | undefined {
  switch (property.toLowerCase()) {
    case 'name':
      return user.Name
    case 'osuser':
      return user.OSUser
    case 'email':
      return user.Email
    default:
      return user.MatchingKeys !== undefined && Object.hasOwn(user.MatchingKeys, property) ? user.MatchingKeys[property] : undefined
  }
}
