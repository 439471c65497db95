/** Makes the database of the example: `node create.mjs shop.sqlite`. */
import { readFileSync, rmSync } from 'node:fs'
import sqlite from 'node-sqlite3-wasm'

export function create(path) {
  rmSync(path, { force: true })
  const database = new sqlite.Database(path)
  database.exec(readFileSync(new URL('shop.sql', import.meta.url), 'utf8'))
  database.close()
}

if (process.argv[2] !== undefined) create(process.argv[2])
