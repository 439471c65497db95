/** A user's test compiles without the types of Node: what `await using` needs comes with the package. */
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/temporary.ts'
import { compile } from '../support/tsc.ts'

const source = `import { odata, startStandin } from 'onec-standin/testing'

export async function contract(): Promise<number> {
  await using standin = await startStandin({ paths: ['services'], data: 'fixture.yaml' })
  standin.stub(odata('Catalog_Товары').GET({ $filter: 'Цена gt 10' }), { entities: [{ Цена: 12.5 }] })
  standin.fail('slowFirstCall', odata())
  standin.verify(odata('Document_Заказ/Post').POST(), { times: 1 })
  return standin.received(odata('Catalog_Товары')).length
}
`

test('without any types beside', { timeout: 300_000 }, () => {
  expect(compile(temporaryFolder({ 'contract.ts': source }), [])).toEqual(['', 0])
})
