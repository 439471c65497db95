/**
 * How ODBC drivers read a connection string, each in its own way: psqlodbc 13.02, MariaDB Connector/ODBC 3.1.15 and libsqliteodbc 0.9998
 * were asked.
 */

/** The driver whose habits count. */
export type OdbcDriver = 'psqlodbc' | 'mariadb' | 'sqliteodbc'

/** What of a connection the drivers know by one of several keywords. */
export type ConnectionPart = 'host' | 'port' | 'database' | 'user' | 'password'

/** The habits of a reader of connection strings. */
export interface ReadingProfile {
  /** Whether blanks around keywords and values are left out: `none`, those before a keyword, or `all`. */
  readonly blanks: 'none' | 'before keyword' | 'all'
  /** Whose values are taken out of their braces; braces always protect `;`. */
  readonly braces: 'every value' | 'password' | 'none'
  /** What a brace without its end is: an error, a character like any other, or the beginning of all that follows. */
  readonly unclosed: 'error' | 'plain' | 'to the end'
  /** Which of equal keywords counts. */
  readonly counts: 'first' | 'last'
  /** A keyword ends at `=` only, so that a word without a value spoils the one after it. */
  readonly joinsWords: boolean
  /** Keywords in small letters. */
  readonly parts: Readonly<Record<string, ConnectionPart>>
}

/** The driver manager (unixODBC), which looks for `DRIVER` and `DSN` alone. */
export const managerProfile: ReadingProfile = {
  blanks: 'before keyword',
  braces: 'every value',
  unclosed: 'to the end',
  counts: 'last',
  joinsWords: false,
  parts: {},
}

export const driverProfiles: Readonly<Record<OdbcDriver, ReadingProfile>> = {
  psqlodbc: {
    blanks: 'none',
    braces: 'password',
    unclosed: 'plain',
    counts: 'last',
    joinsWords: false,
    parts: {
      server: 'host',
      servername: 'host',
      // The driver itself passes over it; configurations of 1C are written with it.
      host: 'host',
      port: 'port',
      database: 'database',
      uid: 'user',
      username: 'user',
      pwd: 'password',
      password: 'password',
    },
  },
  mariadb: {
    blanks: 'all',
    braces: 'every value',
    unclosed: 'error',
    counts: 'last',
    joinsWords: true,
    parts: {
      server: 'host',
      servername: 'host',
      host: 'host',
      port: 'port',
      database: 'database',
      db: 'database',
      uid: 'user',
      user: 'user',
      pwd: 'password',
      password: 'password',
    },
  },
  sqliteodbc: { blanks: 'none', braces: 'none', unclosed: 'plain', counts: 'first', joinsWords: true, parts: { database: 'database' } },
}
