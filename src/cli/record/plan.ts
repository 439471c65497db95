/** What is served while it is recorded: a stub file for each service that was called, and the descriptions that 1C gave of them. */
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inBoth } from '../../diagnostics/said-error.ts'
import { bodyBytes, type Reply } from '../../exchange/reply.ts'
import { forward } from '../../host/network/forward.ts'
import { basicAuthorization } from '../../standin/relay/rule.ts'
import { nameOfRoot, type NamedService } from './named-service.ts'

export interface PlanOptions {
  readonly out: string
  readonly user?: string
  readonly passwordFrom?: string
}

const TIMEOUT = 30_000

/** 1C answered something else in place of a description: it may ask for a name and a password. */
export class NotDescribed extends Error {
  readonly reply: Reply
  constructor(message: string, reply: Reply) {
    super(message)
    this.reply = reply
  }
}

export class Plan {
  readonly #url: string
  readonly #work: string
  readonly #options: PlanOptions
  readonly #names = new Set<string>()
  #rules = 0

  /** `url`: of the publication. `work`: an empty folder. */
  constructor(url: string, work: string, options: PlanOptions) {
    this.#url = url
    this.#work = work
    this.#options = options
  }

  /** What to load: the rules, and the descriptions beside the recordings. */
  get paths(): readonly string[] {
    const { out } = this.#options
    return [this.#work, ...readdirSync(out).flatMap((name) => (/\.(?:wsdl|edmx)$/.test(name) ? [join(out, name)] : []))]
  }

  /** Rejects where 1C does not describe it. `authorization`: of the client, where no user is given. */
  async add({ needs, root }: NamedService, authorization: string | undefined): Promise<void> {
    const service = needs === 'nothing' ? this.#httpService(root) : await this.#described(needs, root, authorization)
    const { user, passwordFrom } = this.#options
    const upstream = { url: this.#url, ...(user !== undefined && { user }), ...(passwordFrom !== undefined && { passwordFrom }) }
    const rule = { service, mode: 'record', upstream }
    writeFileSync(join(this.#work, `${this.#rules++}.stub.yaml`), JSON.stringify(rule))
  }

  #httpService(root: string): object {
    const Name = nameOfRoot(root, this.#names)
    this.#names.add(Name)
    return { Name, RootURL: root }
  }

  async #described(needs: 'WSDL' | 'EDMX', root: string, authorization: string | undefined): Promise<string> {
    const below = needs === 'WSDL' ? `/ws/${encodeURIComponent(root)}?wsdl` : `/odata/${root}/$metadata`
    const text = await this.#asked(below, authorization)
    const name = needs === 'WSDL' ? /<(?:[^\s<>/:][^\s<>/:]*:)?service\b[^<>]*?\bname\s*=\s*["']([^"'][^"']*)["']/.exec(text)?.[1] : root
    if (name === undefined)
      throw inBoth(new Error(`${this.#url}${below}: no description of a Web service`), `${this.#url}${below}: это не описание Web-сервиса`)
    this.#names.add(name)
    writeFileSync(join(this.#options.out, needs === 'WSDL' ? `${name}.wsdl` : 'metadata.edmx'), text)
    return name
  }

  async #asked(below: string, own: string | undefined): Promise<string> {
    const { origin, pathname, host } = new URL(this.#url)
    const { user, passwordFrom } = this.#options
    const authorization = user === undefined ? own : basicAuthorization(user, process.env[passwordFrom ?? ''] ?? '')
    const headers = ['Host', host, 'Accept-Encoding', 'identity', ...(authorization === undefined ? [] : ['Authorization', authorization])]
    const path = `${pathname.replace(/\/+$/, '')}${below}`
    const reply = await forward({ method: 'GET', origin, path, headers, body: undefined, signal: AbortSignal.timeout(TIMEOUT) })
    if (reply.status !== 200) throw new NotDescribed(`${this.#url}${below}: ${reply.status}`, reply)
    return new TextDecoder().decode(await bodyBytes(reply))
  }
}
