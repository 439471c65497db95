/** A small consumer of the standard OData interface: looks a product up, asks what is left of it, writes an order and posts it. */
export type Outcome =
  | { readonly order: 'posted'; readonly number: string }
  | { readonly order: 'refused'; readonly why: string }
  | { readonly order: 'try again later' }

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

export async function placeOrder(base: string, article: string, count: number, timeout = 30_000): Promise<Outcome> {
  const ask = async (path: string, query: Readonly<Record<string, string>> = {}, body?: object): Promise<any> => {
    const options = Object.entries({ $format: 'json', ...query }).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    const response = await fetch(`${base}/odata/standard.odata/${encodeURI(path)}?${options.join('&')}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { Accept: 'application/json' },
      signal: AbortSignal.timeout(timeout),
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    // What is not 1C's JSON is a web server's page, a server's document, or half an answer: JSON.parse throws.
    const answer = text === '' ? {} : JSON.parse(text)
    const error = answer['odata.error']
    if (error !== undefined) throw new Refused(error.message.value)
    if (!response.ok) throw new Error(`status ${response.status}`)
    return answer
  }
  try {
    const filter = `Артикул eq ${quoted(article)} and IsFolder eq false`
    const [product] = (await ask('Catalog_Товары', { $filter: filter, $select: 'Ref_Key,Цена', $top: '1' })).value
    if (product === undefined) return { order: 'refused', why: 'unknown product' }
    const Condition = `Товар_Key eq guid'${product.Ref_Key}'`
    const [left] = (await ask(`AccumulationRegister_ТоварныеЗапасы/Balance(Condition=${quoted(Condition)})`)).value
    if (!(left?.КоличествоBalance >= count)) return { order: 'refused', why: 'not enough' }
    const rows = [{ LineNumber: '1', Товар_Key: product.Ref_Key, Количество: count }]
    const made = await ask('Document_РасходТовара', {}, { Date: '2024-02-01T12:00:00', Товары: rows })
    await ask(`Document_РасходТовара(guid'${made.Ref_Key}')/Post`, { PostingModeOperational: 'false' }, {})
    return { order: 'posted', number: made.Number }
  } catch (error) {
    return error instanceof Refused ? { order: 'refused', why: error.message } : { order: 'try again later' }
  }
}

/** 1C has read the request and says no: asking again changes nothing. */
class Refused extends Error {}
