/** From a connection string to where the database is, who comes and by which driver: `DRIVER={PostgreSQL Unicode};Server=db;UID=app`. */
import { didYouMean } from '../../diagnostics/near.ts'
import { externalError } from '../error.ts'
import { driverNamed, knownDrivers, type KnownDriver } from './drivers.ts'
import { readPairs, valueOf, type Pair } from './pairs.ts'
import { driverProfiles, managerProfile, type ConnectionPart, type ReadingProfile } from './profile.ts'

/** Where to connect. What the string does not say is absent: the driver's default counts. */
export interface ConnectionTarget extends KnownDriver {
  /** The driver as the string names it. */
  readonly driverName: string
  readonly host?: string
  readonly port?: number
  /** A name; of SQLite the path of the file, or `:memory:`. */
  readonly database?: string
  readonly user?: string
  readonly password?: string
  /** All pairs by their keywords in small letters, for what one driver alone knows: `sslmode`, `boolsaschar`. */
  readonly options: ReadonlyMap<string, string>
}

/** What is added on the right of a string, and what it is read with. */
export interface StringReading {
  /** The external data source, for errors. */
  readonly source: string
  /** The login of the connection parameters; empty: the string's own. */
  readonly userName?: string
  /** The password of the connection parameters, taken with a login or without. */
  readonly password?: string
  /** Connection strings by data source name, for `DSN=…`. */
  readonly dataSourceNames?: Readonly<Record<string, string>>
}

/**
 * Of several equal keywords the one counts that the driver takes: the last one, but for SQLite. Login and password count before the
 * string's, since they are added on its right.
 *
 * @throws ExternalDataSourceError for a string that cannot be read, and a driver or data source name that is not known
 */
export function readConnectionString(text: string, reading: StringReading): ConnectionTarget {
  const { source } = reading
  const whole = withDataSource(text, reading)
  const name = valueOf(pairsOf(whole, managerProfile, source), (one) => one === 'driver', 'last')
  if (name === undefined || name === '') throw externalError('no-driver', { source, known: knownDrivers.join(', ') })
  const driver = driverNamed(name)
  if (driver === undefined) throw externalError('unknown-driver', { source, driver: name, known: knownDrivers.join(', ') })
  const profile = driverProfiles[driver.odbc]
  return targetOf({ ...driver, driverName: name }, pairsOf(whole, profile, source), profile, reading)
}

/** The string of a `DSN` first, then what is said beside it. */
function withDataSource(text: string, { source, dataSourceNames = {} }: StringReading): string {
  const dsn = valueOf(pairsOf(text, managerProfile, source), (one) => one === 'dsn', 'last')
  if (dsn === undefined) return text
  const key = Object.keys(dataSourceNames).find((one) => one.toLowerCase() === dsn.toLowerCase())
  if (key === undefined) throw externalError('unknown-dsn', { dsn, source, hint: didYouMean(dsn, Object.keys(dataSourceNames)) })
  const own = dataSourceNames[key]!
  const named = driverNamed(valueOf(pairsOf(own, managerProfile, source), (one) => one === 'driver', 'last') ?? '')
  // What is said beside a data source name counts before what it says itself.
  return named !== undefined && driverProfiles[named.odbc].counts === 'first' ? `${text};${own}` : `${own};${text}`
}

function pairsOf(text: string, profile: ReadingProfile, source: string): readonly Pair[] {
  const read = readPairs(text, profile)
  if ('pairs' in read) return read.pairs
  throw externalError('string-invalid', { source, at: read.at + 1, why: read.why })
}

function targetOf(
  driver: KnownDriver & { readonly driverName: string },
  pairs: readonly Pair[],
  profile: ReadingProfile,
  { source, userName = '', password = '' }: StringReading,
): ConnectionTarget {
  const of = (part: ConnectionPart): string | undefined =>
    valueOf(pairs, (keyword) => Object.hasOwn(profile.parts, keyword) && profile.parts[keyword] === part, profile.counts) || undefined
  const user = userName || of('user')
  const secret = password || of('password')
  const [host, port] = [of('host'), of('port')]
  const database = of('database') ?? (driver.native === 'sqlite' ? ':memory:' : undefined)
  return {
    ...driver,
    ...(host !== undefined && { host }),
    ...(port !== undefined && { port: portOf(port, source) }),
    ...(database !== undefined && { database }),
    ...(user !== undefined && { user }),
    ...(secret !== undefined && { password: secret }),
    options: optionsOf(pairs, profile),
  }
}

function portOf(text: string, source: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port > 0 && port < 65_536) return port
  throw externalError('wrong-parameter', { property: `Port (${source})`, value: text, expected: '1..65535' })
}

function optionsOf(pairs: readonly Pair[], { counts }: ReadingProfile): ReadonlyMap<string, string> {
  const options = new Map<string, string>()
  for (const { keyword, value } of pairs)
    if ((counts === 'last' || !options.has(keyword)) && keyword !== 'pwd' && keyword !== 'password') options.set(keyword, value)
  return options
}
