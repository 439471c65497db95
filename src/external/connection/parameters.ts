/** `ПараметрыСоединенияВнешнегоИсточникаДанных`: each of them is set or left to the next layer (chapter 17.5.5). */
import { inRussian } from '../../names/bilingual.ts'
import { memberNames } from '../../names/members.ts'
import { externalError } from '../error.ts'
import { maskedConnectionString } from './masked.ts'

/** Parameters of a connection; `undefined`: this set does not say it. */
export interface ConnectionParameters {
  /** `СтрокаСоединения`. */
  readonly ConnectionString?: string | undefined
  /** `ИмяПользователя`. Counts before the string's. */
  readonly UserName?: string | undefined
  /** `Пароль`. Counts before the string's. */
  readonly Password?: string | undefined
  /** `СУБД`, such as `PostgreSQL`, `MSSQLServer`, `Other`. */
  readonly DBMS?: string | undefined
  /** `АутентификацияОС`. Login and password are not sent then. */
  readonly OSAuthentication?: boolean | undefined
}

const parameterNames = ['ConnectionString', 'UserName', 'Password', 'DBMS', 'OSAuthentication'] as const

/** The object of 1C, whose properties can be set. Printed, it shows no password. */
export class ExternalDataSourceConnectionParameters implements ConnectionParameters {
  /** `СтрокаСоединения`. */
  ConnectionString: string | undefined
  /** `ИмяПользователя`. */
  UserName: string | undefined
  /** `Пароль`. */
  Password: string | undefined
  /** `СУБД`. */
  DBMS: string | undefined
  /** `АутентификацияОС`. */
  OSAuthentication: boolean | undefined

  constructor(given: ConnectionParameters = {}) {
    for (const name of parameterNames) (this as Record<string, unknown>)[name] = given[name]
  }

  /** The parameters with stars in place of passwords. */
  toJSON(): ConnectionParameters {
    return shownParameters(this)
  }

  /** The same as a text. */
  toString(): string {
    return JSON.stringify(this)
  }

  // The same by their Russian names.
  /** `ConnectionString`. */
  declare СтрокаСоединения: this['ConnectionString']
  /** `UserName`. */
  declare ИмяПользователя: this['UserName']
  /** `Password`. */
  declare Пароль: this['Password']
  /** `DBMS`. */
  declare СУБД: this['DBMS']
  /** `OSAuthentication`. */
  declare АутентификацияОС: this['OSAuthentication']
}

inRussian(ExternalDataSourceConnectionParameters, memberNames.ExternalDataSourceConnectionParameters)

/** As logs may have them. */
const shownParameters = (parameters: ConnectionParameters): ConnectionParameters =>
  Object.freeze({
    ...soundParameters(parameters),
    ...(parameters.ConnectionString !== undefined && { ConnectionString: maskedConnectionString(parameters.ConnectionString) }),
    ...(parameters.Password !== undefined && { Password: '***' }),
  })

/** A copy of what is set. @throws ExternalDataSourceError for a value that a parameter cannot have */
export function soundParameters(given: ConnectionParameters): ConnectionParameters {
  const set: Record<string, unknown> = {}
  for (const name of parameterNames) {
    const value = given[name]
    if (value === undefined || value === null) continue
    const expected = name === 'OSAuthentication' ? 'boolean' : 'string'
    if (typeof value !== expected)
      throw externalError('wrong-parameter', { property: name, value: name === 'Password' ? '***' : String(value), expected })
    set[name] = value
  }
  return Object.freeze(set)
}

/** Parameters by name of the source, with connection strings that count before what they had; `Password`: of those that are given. */
export const withConnectionStrings = (
  parameters: Readonly<Record<string, ConnectionParameters>> = {},
  strings: Readonly<Record<string, string>>,
  Password?: string,
): Readonly<Record<string, ConnectionParameters>> => ({
  ...parameters,
  ...Object.fromEntries(
    Object.entries(strings).map(([name, ConnectionString]): [string, ConnectionParameters] => [
      name,
      { ...parameters[name], ConnectionString, ...(Password !== undefined && { Password }) },
    ]),
  ),
})
