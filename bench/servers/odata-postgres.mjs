// OData over PostgreSQL behind a real server: `fill ADDRESS SIZES` makes the data and says the names of its tables; `serve ADDRESS` is
// ours; `floor ADDRESS NAMES` is node:http with `pg` and bare SQL, which sends the same properties.
import { createServer } from 'node:http'
import pg from 'pg'
import { watched } from '../support/watched.mjs'

const [, , mode, address, given] = process.argv
const said = (line) => console.log(JSON.stringify(line))

async function serveOurs() {
  const { load } = await import('../support/odata-items.mjs')
  const { opened, platformOf } = await import('../support/odata-shared.mjs')
  const { serve } = await load('host/server/serve')
  watched()
  const { infobase } = await opened(address)
  said({ url: (await serve(platformOf(infobase), { port: 0 })).url })
}

async function fillData() {
  const { fill, namesIn, opened } = await import('../support/odata-shared.mjs')
  const one = await opened(address)
  fill(one, JSON.parse(given))
  const names = namesIn(one.infobase)
  one.infobase.close()
  said(names)
}

const uuidOf = (cell) => `${cell.slice(24)}-${cell.slice(20, 24)}-${cell.slice(16, 20)}-${cell.slice(0, 4)}-${cell.slice(4, 16)}`
const cellOf = (uuid) => uuid.slice(19, 23) + uuid.slice(24) + uuid.slice(14, 18) + uuid.slice(9, 13) + uuid.slice(0, 8)

/** Rows of one fetch. */
const FETCH = 1_000

async function serveFloor() {
  watched()
  const names = JSON.parse(given)
  const url = new URL(address)
  const schema = url.searchParams.get('schema')
  for (const own of ['schema', 'timeout']) url.searchParams.delete(own)
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  await client.query(`SET search_path TO "${schema}"; SET jit = off; SET cursor_tuple_fraction = 1`)
  const item = (row, t) => ({
    'Ref_Key': uuidOf(row[t.Ref]),
    'DataVersion': row[t.DataVersion],
    'DeletionMark': row[t.DeletionMark],
    'Code': row[t.Code],
    'Description': row[t.Description],
    'Поставщик_Key': uuidOf(row[t.Поставщик]),
    'Цена': Number(row[t.Цена]) / 100,
    'Артикул': row[t.Артикул],
    'Остаток': Number(row[t.Остаток]),
    'Predefined': row[t.Predefined] ?? false,
    'PredefinedDataName': row[t.PredefinedDataName] ?? '',
    'Поставщик@navigationLinkUrl': `Catalog_Товары(guid'${uuidOf(row[t.Ref])}')/Поставщик`,
  })
  const { small, large, register, prices } = names
  const amount = (row) => Number(row.a) / 1000
  const sets = {
    all: [`SELECT * FROM ${large.name}`, (row) => item(row, large)],
    balance: [
      `SELECT ${register.Товар} AS k, r0 AS a FROM ${register.name}n WHERE r0 <> 0`,
      (row) => ({ Товар_Key: uuidOf(row.k), КоличествоBalance: amount(row) }),
    ],
    turnovers: [
      `SELECT ${register.Товар} AS k, sum(p0) AS p, sum(x0) AS x FROM ${register.name}m GROUP BY 1`,
      ({ k, p, x }) => ({
        Товар_Key: uuidOf(k),
        КоличествоTurnover: (p - x) / 1000,
        КоличествоReceipt: p / 1000,
        КоличествоExpense: x / 1000,
      }),
    ],
    both: [
      `SELECT ${register.Товар} AS k, sum(p0) AS p, sum(x0) AS x FROM ${register.name}m GROUP BY 1`,
      ({ k, p, x }) => ({
        Товар_Key: uuidOf(k),
        КоличествоOpeningBalance: 0,
        КоличествоReceipt: p / 1000,
        КоличествоExpense: x / 1000,
        КоличествоTurnover: (p - x) / 1000,
        КоличествоClosingBalance: (p - x) / 1000,
      }),
    ],
    ...Object.fromEntries(
      ['last', 'first'].map((which) => [
        which,
        [
          `SELECT DISTINCT ON (${prices.Товар}) * FROM ${prices.name}
            ORDER BY ${prices.Товар}, ${prices.Period}${which === 'last' ? ' DESC' : ''}`,
          (row) => ({ Period: row[prices.Period], Товар_Key: uuidOf(row[prices.Товар]), Цена: Number(row[prices.Цена]) / 100 }),
        ],
      ]),
    ),
  }
  const atOnce = {
    key: (key) => ({ name: 'key', text: `SELECT * FROM ${small.name} WHERE ${small.Ref} = $1`, values: [cellOf(key)] }),
    page: (key, t) => ({
      name: `page${t.name}`,
      text: `SELECT * FROM ${t.name} WHERE ${t.Поставщик} = $1 ORDER BY ${t['Code, folded']}, ${t.Ref} LIMIT 50`,
      values: [cellOf(key)],
    }),
  }
  let made = 0
  const posted = async (request) => {
    const pieces = []
    for await (const piece of request) pieces.push(piece)
    const { Description, Поставщик_Key } = JSON.parse(Buffer.concat(pieces).toString())
    await client.query('BEGIN')
    const {
      rows: [last],
    } = await client.query({ name: 'last', text: `SELECT max(${small.Code}) AS c FROM ${small.name}` })
    const Ref = cellOf(`00000007-0000-4000-8000-${String(made++).padStart(12, '0')}`)
    const cells = Object.keys(posting)
    const text = `INSERT INTO ${small.name} (${cells}) VALUES (${cells.map((_, at) => `$${at + 1}`)}) RETURNING *`
    const code = String(Number(last.c) + 1).padStart(9, '0')
    const values = Object.values({
      ...posting,
      [small.Ref]: Ref,
      [small.Code]: code,
      [small.Description]: Description,
      [small.Поставщик]: cellOf(Поставщик_Key),
    })
    const { rows } = await client.query({ name: 'post', text, values })
    await client.query('COMMIT')
    return rows
  }
  const {
    rows: [posting],
  } = await client.query(`SELECT * FROM ${small.name} LIMIT 1`)
  // What is kept folded is not found by these rows; they cost as much.
  const server = createServer(async (request, response) => {
    const [, what, key] = request.url.split('/')
    response.setHeader('Content-Type', 'application/json')
    if (what === 'key') {
      const { rows } = await client.query(atOnce.key(key))
      return response.end(JSON.stringify(item(rows[0], small)))
    }
    if (what === 'page' || what === 'largepage') {
      const t = what === 'page' ? small : large
      const { rows } = await client.query(atOnce.page(key, t))
      return response.end(JSON.stringify({ value: rows.map((row) => item(row, t)) }))
    }
    if (what === 'count') {
      const { rows } = await client.query(`SELECT count(*) FROM ${large.name}`)
      return response.end(rows[0].count)
    }
    if (what === 'new') {
      response.statusCode = 201
      return response.end(JSON.stringify(item((await posted(request))[0], small)))
    }
    const [text, row] = sets[what]
    response.write('{"value":[')
    await client.query(`BEGIN; DECLARE c CURSOR FOR ${text}`)
    for (let before = ''; ; before = ',') {
      const { rows } = await client.query(`FETCH ${FETCH} FROM c`)
      if (rows.length > 0 && !response.write(before + rows.map((one) => JSON.stringify(row(one))).join(',')))
        await new Promise((resolve) => response.once('drain', resolve))
      if (rows.length < FETCH) break
    }
    await client.query('COMMIT')
    return response.end(']}')
  })
  server.listen(0, '127.0.0.1', () => said({ url: `http://127.0.0.1:${server.address().port}` }))
}

if (mode === 'fill') await fillData()
else if (mode === 'serve') await serveOurs()
else await serveFloor()
