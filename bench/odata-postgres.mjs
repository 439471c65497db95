// The standard OData interface where the infobase is on PostgreSQL, over sockets, by CPU time of the server's process: an item by its key,
// pages, POST, whole sets and the virtual tables of a million movements. `floor`: node:http with `pg` and bare SQL that sends the same
// properties; SAP CAP 10 with @cap-js/postgres where npm brings it. Skipped without STANDIN_POSTGRES (scripts/with-databases.sh).
export { postgresRows as run } from './support/odata-postgres.mjs'
