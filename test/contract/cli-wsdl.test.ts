/** `standin wsdl`, and Web services of `standin serve`. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { printWSDL } from 'onec-standin'
import { expect, test } from 'vitest'
import shipments from '../../services/ws/ДанныеРасходнойНакладной.ts'
import { run, serving } from '../support/standin.ts'
import { envelope, SOAP12 } from '../ws/exchange.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))

test.each(['shipment.1cws', 'ДанныеРасходнойНакладной'])('standin wsdl %s prints what ?wsdl shows', async (name) => {
  const address = 'http://127.0.0.1:8080/ws/x'
  expect(await run(['wsdl', name, '--address', address], repository)).toMatchObject({
    code: 0,
    stdout: `${printWSDL(shipments, address)}\n`,
    stderr: '',
  })
})

test('standin wsdl of no service says which there are', async () => {
  const { code, stderr } = await run(['wsdl', 'Nope'], repository)
  expect([code, stderr]).toEqual([4, 'standin: no Web service "Nope" is served; there are ДанныеРасходнойНакладной, Orders, Rates\n'])
})

test('npm start serves the Web service of the chapter', async () => {
  const { url } = await serving(['--wsdl', 'valid'], repository)
  const ask = (number: string): Promise<string> =>
    fetch(`${url}/ws/shipment.1cws`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/soap+xml' },
      body: envelope(SOAP12, `<Получить xmlns="http://www.MyCompany.ru/shipment"><НомерДокумента>${number}</НомерДокумента></Получить>`),
    }).then((response) => response.text())
  const rows = async (number: string): Promise<number> => (await ask(number)).match(/<m:Состав>/g)?.length ?? 0
  expect([await rows('000000001'), await rows('000000002'), await rows('1')]).toEqual([2, 300, 0])
  expect(await ask('1')).toContain('xsi:nil="true"')
  expect((await fetch(`${url}/ws/${encodeURIComponent('ДанныеРасходнойНакладной')}?WSDL`)).status).toBe(200)
})

test('standin wsdl prints a given document with another address', async () => {
  const { code, stdout } = await run(['wsdl', 'Rates', '--address', 'http://x/rates'], repository)
  expect([code, stdout]).toEqual([
    0,
    `${readFileSync(`${repository}wsdl/Rates.wsdl`, 'utf8').replace('http://localhost:8080/bank/rates', 'http://x/rates').trimEnd()}\n\n`,
  ])
})

test('standin wsdl types writes what is beside the document', async () => {
  const { code, stdout } = await run(['wsdl', 'types', 'wsdl/Rates.wsdl'], repository)
  expect([code, stdout]).toEqual([0, readFileSync(`${repository}wsdl/Rates.types.ts`, 'utf8')])
})

test('standin wsdl types of a document with an error says which', async () => {
  const { code, stdout } = await run(['wsdl', 'types', 'wsdl/bad/part-type-not-set.wsdl'], repository)
  expect(code).toBe(1)
  expect(stdout).toContain('[wsdl/part-type-not-set]')
})
