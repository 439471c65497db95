/** The consumer: what a web shop has to call 1C, and what it makes of 1C's troubles. */
export interface Order {
  readonly id?: string
  readonly sum: number
  readonly lines: readonly { readonly sku: string; readonly sum: number }[]
}

export class TryAgain extends Error {}

export class Shop {
  readonly #url: string
  readonly #user: string
  readonly #patience: number
  constructor(url: string, { user = 'Shop:secret', patience = 30_000 } = {}) {
    this.#url = `${url}/hs/shop`
    this.#user = user
    this.#patience = patience
  }

  place = (order: Order): Promise<string> => this.#ask('/orders', order).then((answer) => (answer as Order).id!)

  find = (id: string): Promise<Order | undefined> => this.#ask(`/orders/${id}`) as Promise<Order | undefined>

  async all(limit = 2): Promise<readonly Order[]> {
    const found: Order[] = []
    for (;;) {
      const { items } = (await this.#ask(`/orders?limit=${limit}&offset=${found.length}`)) as { items: readonly Order[] }
      found.push(...items)
      if (items.length < limit) return found
    }
  }

  async #ask(path: string, body?: object): Promise<unknown> {
    const headers = { Authorization: `Basic ${btoa(this.#user)}` }
    const post = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
    try {
      const response = await fetch(this.#url + path, { ...post, headers, signal: AbortSignal.timeout(this.#patience) })
      if (response.status === 404) return undefined
      if (response.status === 401) throw new Error('the name or the password is wrong')
      if (response.status === 422) throw new Error(((await response.json()) as { error: string }).error)
      if (response.status >= 400) throw new TryAgain(`${response.status}`)
      return await response.json()
    } catch (error) {
      // Time is over, the connection ended in the middle, or the answer is a page of HTML. By name: Jest has errors of its own.
      throw /^(?:Timeout|Type|Syntax)Error$/.test((error as Error).name) ? new TryAgain() : error
    }
  }
}
