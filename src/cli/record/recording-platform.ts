/** A platform whose services become known as they are called: each is recorded from its first call on, or played where it is recorded. */
import { saidBy } from '../../diagnostics/said-by.ts'
import type { Arrival } from '../../exchange/arrival.ts'
import { RequestBody } from '../../exchange/body/request-body.ts'
import { headerValue } from '../../exchange/headers.ts'
import { textReply, type Reply } from '../../exchange/reply.ts'
import { loadPlatform } from '../../host/machine/load-platform.ts'
import type { Platform } from '../../platform/configuration.ts'
import { say } from '../shared/terminal.ts'
import type { RecordArguments } from './arguments.ts'
import { namedService, type NamedService } from './named-service.ts'
import { NotDescribed, Plan } from './plan.ts'
import { createPlayer, type Player } from './player.ts'
import { loadServing, type LoadedServing } from './serving-of-paths.ts'

/** `url`: of the publication. `work`: an empty folder for what is needed until it stops. */
export async function recordingPlatform(url: string, work: string, options: RecordArguments): Promise<Platform> {
  const recorded = new RecordedServices(url, work, options)
  const player = options.play ? createPlayer(options) : undefined
  const empty = await loadPlatform({ services: [] })
  return { ...empty, base: options.base, handle: (arrival) => answered(arrival, recorded, player, options) }
}

async function answered(
  given: Arrival,
  recorded: RecordedServices,
  player: Player | undefined,
  { lang, base }: RecordArguments,
): Promise<Reply> {
  const named = namedService(given.target, base)
  if (named === undefined)
    return text(
      404,
      lang,
      'Only /hs/, /ws/ and /odata/standard.odata are recorded',
      'Записываются только пути /hs/, /ws/ и /odata/standard.odata',
    )
  const body = player && given.body && (await new RequestBody(given.body).bytes('record'))
  const arrival = (): Arrival => (player === undefined ? given : withBody(given, body))
  const played = await player?.play(arrival)
  if (played !== undefined) return played
  try {
    const serving = await recorded.serving(named, headerValue(given.headers, 'authorization'))
    const reply = await serving.platform.handle(arrival())
    player?.changed()
    return reply
  } catch (error) {
    if (error instanceof NotDescribed && error.reply.status === 401) return challenge(error.reply)
    const { en, ru } = saidBy(error)
    say(`${named.root}: ${lang === 'en' ? en : ru}`)
    return text(502, lang, `1C did not describe the service: ${en}`, `1С не описала сервис: ${ru}`)
  }
}

/** Clients that begin without a name send it after this. */
const challenge = ({ headers }: Reply): Reply => ({
  ...textReply(401, 'text/plain; charset=utf-8', ''),
  headers: ['WWW-Authenticate', headerValue(headers, 'www-authenticate') ?? 'Basic realm="1C"', 'Content-Length', '0'],
})

const text = (status: number, lang: RecordArguments['lang'], en: string, ru: string): Reply =>
  textReply(status, 'text/plain; charset=utf-8', lang === 'en' ? en : ru)

/** Its body can be taken twice: by what is played, and by 1C. */
const withBody = ({ method, target, headers, scheme, authority, signal, peer }: Arrival, body: Uint8Array | undefined): Arrival => ({
  method,
  target,
  headers,
  scheme,
  authority,
  signal,
  ...(peer && { peer }),
  body: body && pieces(body),
})

async function* pieces(body: Uint8Array): AsyncGenerator<Uint8Array> {
  yield body
}

class RecordedServices {
  readonly #plan: Plan
  readonly #options: RecordArguments
  readonly #known = new Map<string, Promise<void>>()
  #serving: LoadedServing | undefined
  #adding: Promise<void> = Promise.resolve()

  constructor(url: string, work: string, options: RecordArguments) {
    this.#plan = new Plan(url, work, options)
    this.#options = options
  }

  /** With the service among what it serves. A service that could not be described is tried again. */
  async serving(named: NamedService, authorization: string | undefined): Promise<LoadedServing> {
    const key = `${named.needs} ${named.root}`
    const adding = this.#known.get(key) ?? this.#add(named, authorization)
    this.#known.set(key, adding)
    await adding.catch((error: unknown) => {
      this.#known.delete(key)
      throw error
    })
    return this.#serving!
  }

  /** One after another: each loads all that is known by then. */
  #add(named: NamedService, authorization: string | undefined): Promise<void> {
    const next = this.#adding
      .catch(() => {})
      .then(async () => {
        await this.#plan.add(named, authorization)
        if (this.#serving === undefined) this.#serving = await loadServing(this.#plan.paths, this.#options)
        else await this.#serving.again(this.#plan.paths)
      })
    this.#adding = next
    return next
  }
}
