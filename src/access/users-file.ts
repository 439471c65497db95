/** The file users.json: the list of users with their stored passwords, and what roles may use; read, checked, written back. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { locate, type Location } from '../diagnostics/location.ts'
import { said, type Said } from '../diagnostics/said.ts'
import { parseStoredPassword } from './password.ts'
import type { Roles } from './rights.ts'
import { userList, type User, type Users } from './user.ts'
import { report } from './users-diagnostics.ts'

/** Which rows a right of a role is for: a `$filter` by role, full name of the object and right (Read, Insert, Update, Delete). */
export type RowRestrictions = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>

/** With where each of them is written. */
export interface FileRestrictions {
  readonly rows: RowRestrictions
  readonly placeOf: (...path: readonly string[]) => Location
}

export interface UsersFile {
  /** `undefined` when there is an error: then no user is admitted. */
  readonly users: Users | undefined
  readonly roles: Roles | undefined
  readonly restrictions: FileRestrictions | undefined
  readonly diagnostics: readonly Diagnostic[]
}

const parts = ['users', 'roles', 'restrictions']

type Fields = Readonly<Record<string, unknown>>

/** `file`: as it should be printed. */
export function readUsers(source: string, file: string): UsersFile {
  const diagnostics: Diagnostic[] = []
  const at = (part: string) => locate(file, source, Math.max(0, source.indexOf(part)))
  const complain = (one: Diagnostic): void => void diagnostics.push(one)
  const read = parse(source, (reason) => complain(report('not-json', { reason }, at(''))))
  if (read === undefined) return { users: undefined, roles: undefined, restrictions: undefined, diagnostics }
  const list = isFields(read) && Array.isArray(read['users']) ? (read['users'] as unknown[]) : undefined
  const roles = isFields(read) ? read['roles'] : undefined
  const restrictions = isFields(read) ? read['restrictions'] : undefined
  if (list === undefined) complain(report('not-users', { what: said('"users" is not a list', '"users" – не список') }, at('"users"')))
  if (roles !== undefined && !areRoles(roles))
    complain(
      report('not-users', { what: said('"roles" is not a table of lists of texts', '"roles" – не таблица списков строк') }, at('"roles"')),
    )
  if (restrictions !== undefined && !areRestrictions(restrictions)) complain(report('bad-restrictions', {}, at('"restrictions"')))
  for (const part of Object.keys(isFields(read) ? read : {}))
    if (!parts.includes(part)) complain(report('unknown-part', { part, known: parts.join(', ') }, at(JSON.stringify(part))))
  if (list?.length === 0) complain(report('empty', {}, at('"users"')))
  const names = new Set<string>()
  for (const user of list ?? []) {
    const name = isFields(user) && typeof user['Name'] === 'string' ? user['Name'] : ''
    const place = at(`"Name": ${JSON.stringify(name)}`)
    for (const one of problemsOf(user, name, areRoles(roles) ? roles : undefined)) complain({ ...one, location: place })
    if (names.has(name)) complain(report('repeated-name', { user: name }, place))
    names.add(name)
  }
  const broken = diagnostics.some((one) => one.severity === 'error')
  return {
    users: broken ? undefined : userList(list as User[], true),
    roles: broken ? undefined : (roles as Roles | undefined),
    restrictions:
      broken || restrictions === undefined
        ? undefined
        : {
            rows: restrictions as RowRestrictions,
            placeOf: (...path) => locate(file, source, offsetOf(source, ['restrictions', ...path])),
          },
    diagnostics,
  }
}

/** Where the last key of a path is; of one that is written otherwise, the one before it. */
function offsetOf(source: string, path: readonly string[]): number {
  let at = 0
  for (const name of path) {
    const key = JSON.stringify(name)
    for (let found = source.indexOf(key, at); found >= 0; found = source.indexOf(key, found + 1))
      if (/^\s*:/.test(source.slice(found + key.length, found + key.length + 100))) {
        at = found
        break
      }
  }
  return at
}

/** The file's text, two spaces deep. */
export const writeUsers = (users: readonly User[], roles: Roles | undefined, restrictions?: RowRestrictions): string =>
  `${JSON.stringify({ users, ...(roles && { roles }), ...(restrictions && { restrictions }) }, undefined, 2)}\n`

function parse(source: string, failed: (reason: Said) => void): unknown {
  try {
    return JSON.parse(source.replace(/^\uFEFF/, '')) as unknown
  } catch (error) {
    failed(jsonTrouble(error, source))
    return undefined
  }
}

/** V8 says in English what is wrong, and where in some of its sentences. */
function jsonTrouble(error: unknown, source: string): Said {
  const message = error instanceof Error ? error.message : String(error)
  const at = /at position (\d+)/.exec(message)?.[1]
  const line = at === undefined ? undefined : source.slice(0, Number(at)).split('\n').length
  return said(message, line === undefined ? 'текст обрывается или содержит лишнее' : `лишнее или недостающее в строке ${line}`)
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)
const areTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((one) => typeof one === 'string')
const areRoles = (value: unknown): value is Roles => isFields(value) && Object.values(value).every(areTexts)
const areRestrictions = (value: unknown): value is RowRestrictions =>
  isFields(value)
  && Object.values(value).every(
    (objects) => isFields(objects) && Object.values(objects).every((texts) => isFields(texts) && Object.values(texts).every(isText)),
  )
const isText = (value: unknown): boolean => typeof value === 'string'

const parameterNames = ['ConnectionString', 'UserName', 'Password', 'DBMS']
const areParameters = (value: unknown): boolean =>
  isFields(value)
  && Object.entries(value).every(([name, one]) =>
    name === 'OSAuthentication' ? typeof one === 'boolean' : parameterNames.includes(name) && isText(one),
  )

const text = said('a text', 'строка')

const properties: Readonly<Record<keyof User, readonly [sound: (value: unknown) => boolean, expected: Said]>> = {
  Name: [
    (value) => typeof value === 'string' && value !== '' && !value.includes(':'),
    said('a text, not empty and without a colon', 'непустая строка без двоеточия'),
  ],
  FullName: [isText, text],
  StoredPasswordValue: [
    (value) => typeof value === 'string' && parseStoredPassword(value) !== undefined,
    said('scrypt$N$r$p$salt$hash, as `standin user add` writes it', 'scrypt$N$r$p$salt$hash, как пишет `standin user add`'),
  ],
  Roles: [areTexts, said('a list of texts', 'список строк')],
  AccessTokenAuthentication: [(value) => typeof value === 'boolean', said('true or false', 'true или false')],
  Email: [isText, text],
  OSUser: [isText, text],
  MatchingKeys: [(value) => isFields(value) && Object.values(value).every(isText), said('a table of texts', 'таблица строк')],
  ExternalDataSources: [
    (value) => isFields(value) && Object.values(value).every(areParameters),
    said(
      'connection parameters by source (docs/external-data-sources.md)',
      'параметры соединения по источникам (docs/ru/external-data-sources.md)',
    ),
  ],
}

function problemsOf(user: unknown, name: string, roles: Roles | undefined): Diagnostic[] {
  if (!isFields(user)) return [report('not-users', { what: said('a user is not an object', 'пользователь – не объект') })]
  const unknown = Object.keys(user)
    .filter((property) => !Object.hasOwn(properties, property))
    .map((property) =>
      /^(?:password|пароль)$/i.test(property)
        ? report('plain-password', { user: name, property })
        : report('unknown-property', { user: name, property, known: Object.keys(properties).join(', ') }),
    )
  const bad = Object.entries(properties)
    .filter(([property, [sound]]) => (property === 'Name' || user[property] !== undefined) && !sound(user[property]))
    .map(([property, [, expected]]) => report('bad-property', { user: name, property, expected }))
  const roleNames = roles !== undefined && areTexts(user['Roles']) ? user['Roles'] : []
  const idle = roles === undefined && areTexts(user['Roles']) && user['Roles'].length > 0 ? [report('no-roles', { user: name })] : []
  return [
    ...unknown,
    ...bad,
    ...idle,
    ...roleNames.filter((role) => !Object.hasOwn(roles!, role)).map((role) => report('unknown-role', { user: name, role })),
  ]
}
