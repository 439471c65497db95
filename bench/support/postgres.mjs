// PostgreSQL for benches: each engine in a schema of its own, which is gone afterwards.

/** `undefined` where STANDIN_POSTGRES does not say where a database is; `dist`: the folder of the build. */
export function postgresEngines(dist) {
  const given = process.env.STANDIN_POSTGRES
  if (given === undefined) return undefined
  const schemas = []
  const address = (schema) => {
    const url = new URL(given)
    url.searchParams.set('schema', schema)
    // A million records are made by one statement.
    url.searchParams.set('timeout', '600')
    return url.href
  }
  const opened = async (schema) => {
    const { openPostgres } = await import(`${dist}/host/sql/postgres/open.js`)
    const one = await openPostgres(address(schema))
    one.opened()
    return one.engine
  }
  return {
    open() {
      const schema = `bench_${process.pid}_${schemas.length}`
      schemas.push(schema)
      return opened(schema)
    },
    async clear() {
      for (const schema of schemas) {
        const engine = await opened(schema)
        engine.execute(`DROP SCHEMA "${schema}" CASCADE`)
        engine.close()
      }
    },
  }
}
