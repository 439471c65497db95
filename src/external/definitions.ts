/** What a module with external data sources uses of this library; `src/index.ts` passes it on. */
export {
  ExternalDataSourceCube,
  ExternalDataSourceDimension,
  ExternalDataSourceDimensionTable,
  ExternalDataSourceResource,
} from './definition/cube.ts'
export { ExternalDataSourceField } from './definition/field.ts'
export { ExternalDataSourceFunction } from './definition/function.ts'
export { ExternalDataSource } from './definition/source.ts'
export { ExternalDataSourceTable } from './definition/table.ts'
export { ExternalDataSourceCubeDimensionTableRef, ExternalDataSourceTableRef } from './definition/types.ts'
export { ExternalDataSourceConnectionParameters } from './connection/parameters.ts'
export type { ConnectionParameters } from './connection/parameters.ts'
export { ExternalDataSourceError } from './error.ts'
export type { ExternalDataSourceCubeDefinition } from './definition/cube.ts'
export type { MetadataValue } from './definition/field.ts'
export type { ExternalDataSourceFunctionDefinition } from './definition/function.ts'
export type { DataLockControlMode, TransactionsIsolationLevel } from './definition/locking.ts'
export type { ExternalDataSourceDefinition } from './definition/source.ts'
export type { ExternalDataSourceTableDefinition, TableDataType, TableType } from './definition/table.ts'
