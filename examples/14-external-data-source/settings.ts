/** Where the database is: in 1C an administrator says it in the form of external data sources. */
export default {
  externalDataSources: {
    parameters: { DBF: { ConnectionString: 'DRIVER={SQLite3};Database=shop.sqlite' } },
  },
}
