/** The Web service of chapter 17.2.3: gives the rows of a shipment by its number, and an empty value for a number that no shipment has. */
import { Operation, Parameter, WebService, xs } from 'onec-standin'
import { ДанныеРасходнойНакладной, РасходнаяНакладная, type СтрокаРасходнойНакладной } from '../xdto/ДанныеРасходнойНакладной.ts'

const row = (name: string, barcode: string, price: number, count: number): СтрокаРасходнойНакладной => ({
  Номенклатура: {
    Наименование: name,
    ПолноеНаименование: `${name}, базовая поставка`,
    ШтрихКод: barcode,
    ЗакупочнаяЦена: Math.round(price * 0.8),
  },
  Количество: count,
  Цена: price,
  Сумма: price * count,
})

const documents: ReadonlyMap<string, РасходнаяНакладная> = new Map([
  ['000000001', { Состав: [row('Стол', '2000000000015', 5000, 2), row('Стул', '2000000000022', 1500, 8)] }],
  [
    '000000002',
    { Состав: Array.from({ length: 300 }, (_, at) => row(`Товар ${at + 1}`, String(2_000_000_100_000 + at), 100 + at, 1 + (at % 5))) },
  ],
])

export default WebService({
  Name: 'ДанныеРасходнойНакладной',
  Namespace: 'http://www.MyCompany.ru/shipment',
  XDTOPackages: [ДанныеРасходнойНакладной],
  DescriptorFileName: 'shipment.1cws',
  Operations: {
    Получить: Operation(
      {
        Parameters: { НомерДокумента: Parameter(xs.string) },
        XDTOReturningValueType: РасходнаяНакладная,
        Nillable: true,
        ProcedureName: 'Получить',
      },
      ({ НомерДокумента }) => documents.get(НомерДокумента) ?? null,
    ),
  },
})
