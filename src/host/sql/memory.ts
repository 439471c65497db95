/** An engine in memory: node:sqlite where this Node has it, SQLite as WebAssembly elsewhere. */
import type { Engine } from '../../infobase/store/engine.ts'
import { loadNodeSqlite, openNodeSqlite } from './node-sqlite.ts'
import { loadWasmSqlite, openWasmSqlite } from './wasm-sqlite.ts'

export async function openInMemory(): Promise<Engine> {
  const sqlite = await loadNodeSqlite()
  return sqlite === undefined ? openWasmSqlite(await loadWasmSqlite()) : openNodeSqlite(sqlite, ':memory:')
}
