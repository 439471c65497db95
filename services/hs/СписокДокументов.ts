/** The second example of chapter 17 (17.3.2.3.2): a list of documents, and a document by its number. */
import { HTTPService, HTTPServiceResponse, URLTemplate } from 'onec-standin'

/** 1C's Число(): digits, perhaps in groups, with a sign and a point or comma; any other text is a run-time error. */
function toNumber(text: string): number {
  if (!/^\s*[+-]?\d[\d\u00a0]*(?:[.,]\d+)?\s*$/.test(text)) throw new Error('Преобразование значения к типу Число не может быть выполнено')
  return Number(text.replaceAll('\u00a0', '').replace(',', '.'))
}

/** A number joined to a text with `+`: 1C writes its groups of three digits parted by no-break spaces, and a comma. */
function numberText(number: number): string {
  const [whole = '', fraction] = String(number).split('.')
  const groups = whole.replace(/\B(?=(?:\d{3})+$)/g, '\u00a0')
  return fraction === undefined ? groups : `${groups},${fraction}`
}

export default HTTPService({
  Name: 'СписокДокументов',
  RootURL: 'documents',
  URLTemplates: {
    Список: URLTemplate('/*', {
      GET() {
        const response = new HTTPServiceResponse(200)
        response.SetBodyFromString('Расходная накладная, 1, 01.01.2014\nРасходная накладная, 2, 01.01.2014')
        return response
      },
    }),
    Документ: URLTemplate('/{number}', {
      GET(request) {
        const response = new HTTPServiceResponse(200)
        const number = toNumber(request.URLParameters.number)
        if (number > 2) {
          response.StatusCode = 404
          response.SetBodyFromString(`Отсутствует документ с номером: ${numberText(number)}`)
        } else if (number === 1) {
          response.SetBodyFromString('Расходная накладная, 1, 01.01.2014')
        } else {
          response.SetBodyFromString('Расходная накладная, 2, 01.01.2014')
        }
        return response
      },
    }),
  },
})
