/** From the three layers of parameters to where a connection goes. */
import { externalError } from '../error.ts'
import { readConnectionString, type ConnectionTarget } from './connection-string.ts'
import type { ConnectionParameters } from './parameters.ts'

/** What decides besides the parameters. */
export interface TargetSettings {
  /** The external data source, for errors. */
  readonly source: string
  /** Connection strings by data source name, for `DSN=…`. */
  readonly dataSourceNames?: Readonly<Record<string, string>>
  /** Whether the user has the right SessionOSAuthenticationChange. */
  readonly mayUseOSAuthentication?: boolean
}

/** @throws ExternalDataSourceError where there is no string, and as `readConnectionString` */
export function connectionTarget(parameters: ConnectionParameters, settings: TargetSettings): ConnectionTarget {
  const { source, dataSourceNames, mayUseOSAuthentication = false } = settings
  const { ConnectionString = '', UserName, Password, OSAuthentication = false } = parameters
  if (ConnectionString.trim() === '') throw externalError('no-string', { source })
  if (OSAuthentication && !mayUseOSAuthentication) throw externalError('no-authentication-right', {})
  return readConnectionString(ConnectionString, {
    source,
    ...(dataSourceNames !== undefined && { dataSourceNames }),
    ...(!OSAuthentication && { userName: UserName ?? '', password: Password ?? '' }),
  })
}
