/** A small consumer of 1C: asks how much of a product is left, and tells a shop what to show. */
export type Shown =
  | { readonly show: 'amount'; readonly amount: number }
  | { readonly show: 'unknown product' }
  | { readonly show: 'try again later' }

export async function stockOf(base: string, code: string): Promise<Shown> {
  const response = await fetch(`${base}/hs/stock/v1/${encodeURIComponent('остатки')}/${encodeURIComponent(code)}`).catch(() => undefined)
  if (response?.status === 404) return { show: 'unknown product' }
  if (response?.status !== 200) return { show: 'try again later' }
  // 1C may answer 200 with the text of an error.
  const amount = Number(JSON.parse(await response.text().then((text) => (text.startsWith('{"') ? text : '{}'))).left)
  return Number.isFinite(amount) ? { show: 'amount', amount } : { show: 'try again later' }
}
