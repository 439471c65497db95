/** The tables of the queues, beside those of the infobase's objects. */

/** Of messages of all channels: those that are sent, and those that were received. */
export const MESSAGES = '_messages'

/** Of settings of services that differ from their definitions. */
export const SETTINGS = '_integration'

/** Statements are SQLite's; PostgreSQL's door rewrites them. */
export const queueTables: readonly { readonly name: string; readonly create: readonly string[] }[] = [
  {
    name: MESSAGES,
    create: [
      `CREATE TABLE ${MESSAGES} (service TEXT NOT NULL, channel TEXT NOT NULL, txn INTEGER NOT NULL, made INTEGER NOT NULL, `
        + `id TEXT NOT NULL, area TEXT NOT NULL, done INTEGER NOT NULL, expires INTEGER, header TEXT NOT NULL, body BLOB, `
        + `PRIMARY KEY (service, channel, txn, made)) WITHOUT ROWID`,
      `CREATE INDEX ${MESSAGES}_id ON ${MESSAGES} (service, channel, id)`,
    ],
  },
  {
    name: SETTINGS,
    create: [`CREATE TABLE ${SETTINGS} (service TEXT PRIMARY KEY, settings TEXT NOT NULL, active INTEGER NOT NULL)`],
  },
]
