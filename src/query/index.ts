/** What handlers and tests in TypeScript have of the query language. */
export { Query, TempTablesManager } from './query.ts'
export { QueryError } from './query-error.ts'
