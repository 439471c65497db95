// The items of the bench of OData behind a real server: `serve ROWS`, `file FILE`; `floor ROWS` is node:http with bare SQL over the same
// table; `fill FILE ROWS` writes a data file and ends;
// `metadata` has a large model and no data; `movements FILE` and `fill-movements FILE ROWS` are the same with registers.
import { createServer } from 'node:http'
import { cellOf, filled, large, load } from '../support/odata-items.mjs'
import { fill, openedFile } from '../support/odata-movements.mjs'
import { watched } from '../support/watched.mjs'

const { serve } = await load('host/server/serve')
const { referenceCell } = await load('infobase/values/reference-cell')
const [, , mode, first, second] = process.argv

const said = (url) => console.log(JSON.stringify({ url }))

const served = async ({ platform }) => said((await serve(platform, { port: 0 })).url)

function floor({ infobase, table, column }) {
  const { writer } = infobase.base
  const byKey = writer.statement(`SELECT * FROM ${table.name} WHERE ${column('Ref')} = ?`)
  // By the folded code, which is what an index of additional order has.
  const page = writer.statement(
    `SELECT * FROM ${table.name} WHERE ${column('Поставщик')} = ? ORDER BY ${table.column('Code').twin}, ${column('Ref')} LIMIT 50`,
  )
  const insert = writer.statement(
    `INSERT INTO ${table.name} (${column('Ref')}, ${column('Description')}, ${column('Поставщик')}) VALUES (?, ?, ?)`,
  )
  let made = 0
  const server = createServer(async (request, response) => {
    const [, what, key] = request.url.split('/')
    const answer = (rows) => response.setHeader('Content-Type', 'application/json').end(JSON.stringify(rows))
    if (what === 'key') return answer(byKey.all([referenceCell(key)]))
    if (what === 'page') return answer(page.all([referenceCell(key)]))
    const pieces = []
    for await (const piece of request) pieces.push(piece)
    const { Description, Поставщик_Key } = JSON.parse(Buffer.concat(pieces).toString())
    const Ref = cellOf(made++, 7)
    insert.run([Ref, Description, referenceCell(Поставщик_Key)])
    response.statusCode = 201
    return answer(byKey.all([Ref]))
  })
  server.listen(0, '127.0.0.1', () => said(`http://127.0.0.1:${server.address().port}`))
}

if (mode === 'metadata') await served(await large())
else if (mode === 'serve') await served(await filled(Number(first)))
else if (mode === 'file') {
  watched()
  await served(await filled(0, first))
} else if (mode === 'movements') {
  watched()
  await served(await openedFile(first))
} else if (mode === 'fill-movements') {
  const opened = await openedFile(first)
  fill(opened, Number(second))
  opened.close()
  said('filled')
} else if (mode === 'floor') floor(await filled(Number(first)))
else {
  const { close } = await filled(Number(second), first)
  close()
  said('filled')
}
