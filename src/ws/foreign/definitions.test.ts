/** The exception of WSDefinitions: the words and the layout of 17.2.4.1. */
import { expect, test } from 'vitest'
import { changed } from '../../../test/wsdl/documents.ts'
import { DiagnosticError } from '../../diagnostics/diagnostic.ts'
import { loadDefinitions, type DefinitionsOptions } from './definitions.ts'

const document = changed(['<port name="Stock" binding="tns:StockBinding">', '<port name="Stock">'], [' type="tns:ReservePortType"', ''])
const thrownBy = (options: DefinitionsOptions): Promise<unknown> =>
  loadDefinitions(async () => ({ bytes: new TextEncoder().encode(document), location: 'shop.wsdl' }), 'shop.wsdl', options).catch(
    (error: unknown) => error,
  )

test('its text has the errors in order of detection, laid out as 1C does; its diagnostics have the places', async () => {
  const error = (await thrownBy({})) as DiagnosticError
  expect(error).toBeInstanceOf(DiagnosticError)
  expect(error.message).toBe(
    [
      'definitions.Warehouse\n\tТип порта не задан\n\tbinding\n\tReserveBinding',
      'definitions.Warehouse\n\tservice.Warehouse\n\t\tПривязка не задана\n\t\tport\n\t\tStock',
    ].join('\n\n'),
  )
  expect(error.diagnostics.filter((one) => one.severity === 'error').map((one) => one.location?.line)).toEqual([98, 111])
})

test('in English where that is asked', async () => {
  expect(((await thrownBy({ language: 'en' })) as DiagnosticError).message).toContain('\tPort type is not set\n\tbinding')
})
