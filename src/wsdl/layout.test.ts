import { expect, test } from 'vitest'
import { changed, load } from '../../test/wsdl/documents.ts'
import { wsdlDiagnosticToJSON } from './diagnosis.ts'
import { layOut, layOutAll } from './layout.ts'

const { diagnostics } = await load(
  changed(['<port name="Stock" binding="tns:StockBinding">', '<port name="Stock.Соap">'], [' type="tns:ReservePortType"', '']),
)

test('outer elements are nested, then come the description and the offender (17.2.4.1)', () =>
  expect(layOut(diagnostics[1]!, 'ru', false)).toBe(
    'definitions.Warehouse\n\tservice.Warehouse\n\t\tПривязка не задана\n\t\tport\n\t\tStock.Соap',
  ))

test('all diagnoses are in order of detection, here with place and finding, in English', () =>
  expect(layOutAll(diagnostics, 'en')).toBe(`definitions.Warehouse
\tPort type is not set
\tbinding
\tReserveBinding
\tstart.wsdl:98:1: the attribute type is absent or empty

definitions.Warehouse
\tservice.Warehouse
\t\tBinding is not set
\t\tport
\t\tStock.Соap
\t\tstart.wsdl:111:1: the attribute binding is absent or empty`))

test('a warning looks different from an error, and other places come after the finding', () => {
  const place = { file: 'a.wsdl', line: 1, column: 2 }
  const laid = layOut(
    {
      ...diagnostics[0]!,
      severity: 'warning',
      location: place,
      detail: 'found',
      related: [
        { location: place, message: 'found', messageRu: 'найдено' },
        { location: place, message: 'other', messageRu: 'другое' },
      ],
    },
    'en',
  )
  expect(laid.split('\n').slice(-3)).toEqual(['\ta.wsdl:1:2: warning: found', '\ta.wsdl:1:2', '\ta.wsdl:1:2: other'])
})

test('an offender without a name has no line for it', async () => {
  const {
    diagnostics: [first],
  } = await load(changed(['<service name="Warehouse">', '<service>']))
  expect(layOut(first!, 'ru', false)).toBe('definitions.Warehouse\n\tИмя не задано\n\tservice')
})

test('the machine form is one object a line with the keys of the table', () =>
  expect(JSON.parse(wsdlDiagnosticToJSON(diagnostics[0]!))).toMatchObject({
    file: 'start.wsdl',
    line: 98,
    column: 1,
    code: 'wsdl/port-type-not-set',
    severity: 'error',
    row: 12,
    rule: 'R2028',
    path: ['definitions.Warehouse', 'binding.ReserveBinding'],
    message: 'Port type is not set',
    messageRu: 'Тип порта не задан',
  }))
