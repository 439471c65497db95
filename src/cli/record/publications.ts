/** The publications that are recorded: one, several under their own paths, or all of a web server as they are called. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Arrival } from '../../exchange/arrival.ts'
import { textReply, type Reply } from '../../exchange/reply.ts'
import { parseTarget } from '../../exchange/target.ts'
import { loadPlatform } from '../../host/machine/load-platform.ts'
import type { Platform } from '../../platform/configuration.ts'
import type { RecordArguments } from './arguments.ts'
import { recordingPlatform } from './recording-platform.ts'

/** A publication as it is recorded. */
export interface RecordedPublication {
  /** Its address, without a slash at the end. */
  readonly url: string
  /** The path under which it is called here: empty, or `/trade`. */
  readonly base: string
  /** Folder of its recordings. */
  readonly out: string
}

/** `work`: an empty folder. `origin`: of a web server all of whose publications are recorded. */
export async function recordingPlatforms(
  publications: readonly RecordedPublication[],
  origin: string | undefined,
  work: string,
  options: RecordArguments,
): Promise<Platform> {
  const known = new Map<string, Promise<Platform>>()
  const folders = new Set<string>()
  const open = (one: RecordedPublication): Promise<Platform> => {
    const own = join(work, String(known.size))
    for (const folder of [own, one.out]) mkdirSync(folder, { recursive: true })
    folders.add(one.out)
    const made = recordingPlatform(one.url, own, { ...options, out: one.out, base: one.base })
    known.set(one.base, made)
    return made
  }
  for (const one of publications) await open(one)
  const found = (target: string): Promise<Platform> | undefined => {
    const base = baseOf(target)
    if (base === undefined) return undefined
    const there = known.get(base)
    if (there !== undefined || origin === undefined) return there
    return open({ url: `${origin}${base}`, base, out: freeFolder(join(options.out, folderOf(base)), folders) })
  }
  return {
    ...(await loadPlatform({ services: [] })),
    publishes: () => true,
    handle: async (arrival: Arrival): Promise<Reply> =>
      (await found(arrival.target))?.handle(arrival) ?? nothing([...known.keys()], options),
  }
}

const nothing = (bases: readonly string[], { lang }: RecordArguments): Reply => {
  const under = bases.filter((one) => one !== '').join(', ')
  const [en, ru] = under === '' ? ['', ''] : [` below ${under}`, ` под ${under}`]
  return textReply(
    404,
    'text/plain; charset=utf-8',
    lang === 'en'
      ? `Only /hs/, /ws/ and /odata/standard.odata${en} are recorded`
      : `Записываются только пути /hs/, /ws/ и /odata/standard.odata${ru}`,
  )
}

/** What of a path is before the segment of a kind of services: the path of the publication. */
function baseOf(target: string): string | undefined {
  const path = parseTarget(target)?.path
  const base = path === undefined ? undefined : /^(.*?)\/(?:hs|ws|odata)(?:\/|$)/.exec(path)?.[1]
  // A path of steps upwards, or with a slash inside a name, names no publication.
  return base !== undefined && /^(?:\/(?!\.\.?(?:\/|$))[\p{L}\p{N}_.~ -]+)*$/u.test(base) ? base : undefined
}

/** `/trade/test` in `trade_test`; what is no letter, digit or hyphen cannot lead out of the folder. */
export const folderOf = (base: string): string => (base === '' ? 'root' : base.slice(1).replace(/[^\p{L}\p{N}-]/gu, '_'))

export function freeFolder(folder: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const free = number === 1 ? folder : `${folder}_${number}`
    if (!taken.has(free)) return free
  }
}
