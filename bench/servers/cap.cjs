// SAP CAP as its documentation has it, with SQLite: FOLDER (where npm installed it) ROWS; the same items as bench/odata.mjs. With the
// address of a database of its own behind them it is over PostgreSQL.
const { mkdirSync, writeFileSync } = require('node:fs')

const [, , folder, rows, address] = process.argv
const model = `using { cuid } from '@sap/cds/common';
entity shop.Suppliers : cuid { name : String(150); }
entity shop.Goods : cuid {
  code : String(9); description : String(150); supplier : Association to shop.Suppliers;
  price : Decimal(15,2); article : String(20); rest : Integer64; deleted : Boolean default false;
}
service Bench { entity Goods as projection on shop.Goods; entity Suppliers as projection on shop.Suppliers; }`
const ofAddress = ({ hostname, port, username, password, pathname }) => ({
  kind: 'postgres',
  impl: '@cap-js/postgres',
  dialect: 'postgres',
  credentials: { host: hostname, port: Number(port), user: username, password, database: pathname.slice(1) },
})
const sqlite = { kind: 'sqlite', impl: '@cap-js/sqlite', driver: 'node', credentials: { url: ':memory:' } }
process.chdir(folder)
mkdirSync('srv', { recursive: true })
writeFileSync('srv/bench.cds', model)
writeFileSync(
  'package.json',
  JSON.stringify({
    private: true,
    cds: { requires: { auth: 'dummy', db: address === undefined ? sqlite : ofAddress(new URL(address)) } },
  }),
)
const cds = require(require.resolve('@sap/cds', { paths: [folder] }))
const uuid = (number, kind) => `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`

async function run() {
  process.env.NODE_ENV = 'production'
  console.info = console.warn = () => {}
  const log = console.log
  console.log = () => {}
  const app = require(require.resolve('express', { paths: [folder] }))()
  cds.app = app
  cds.model = cds.compile.for.nodejs(await cds.load('srv/bench.cds'))
  const db = await cds.connect.to('db')
  await cds.deploy('srv/bench.cds').to(db)
  await db.run('CREATE INDEX by_supplier ON shop_Goods (supplier_ID, code, ID)')
  for (let at = 0; at < Number(rows); at += 1000) {
    const entries = Array.from({ length: Math.min(1000, Number(rows) - at) }, (_, n) => ({
      ID: uuid(at + n, 1),
      code: String(at + n).padStart(9, '0'),
      description: `Товар ${at + n}`,
      supplier_ID: uuid((at + n) % 200, 2),
      price: ((at + n) % 10_000) / 100,
      article: `A-${at + n}`,
      rest: 0,
    }))
    await db.run(INSERT.into('shop.Goods').entries(entries))
  }
  await cds.serve('all').from(cds.model).in(app)
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => {
    server.once('listening', resolve)
  })
  const { port } = server.address()
  log(JSON.stringify({ url: `http://127.0.0.1:${port}` }))
}
void run()
