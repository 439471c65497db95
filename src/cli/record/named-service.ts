/** Which service of a publication a request names, before anything of the publication is known. */
import { parseTarget } from '../../exchange/target.ts'

export interface NamedService {
  /** What of it 1C has to be asked for before it can be recorded. */
  readonly needs: 'nothing' | 'WSDL' | 'EDMX'
  /** The first segment below that of its kind. */
  readonly root: string
}

/** By the segment of a kind. */
const needsBelow: ReadonlyMap<string, NamedService['needs']> = new Map(
  Object.entries({ hs: 'nothing', ws: 'WSDL', odata: 'EDMX' } as const),
)

/** `base`: the path of the publication. */
export function namedService(target: string, base: string): NamedService | undefined {
  const [, segment = '', root] = parseTarget(target)?.path.slice(base.length).split('/') ?? []
  const needs = needsBelow.get(segment)
  if (needs === undefined || root === undefined || root === '') return undefined
  return needs === 'EDMX' && root !== ODATA ? undefined : { needs, root }
}

/** Name and address of the interface. */
export const ODATA = 'standard.odata'

/** A name for the metadata of an HTTP service that only its root URL is known of; none of `taken`. */
export function nameOfRoot(root: string, taken: ReadonlySet<string>): string {
  const name = root.replace(/[^\p{L}\p{N}_]/gu, '_').replace(/^(?=\p{N})/u, '_')
  for (let number = 1; ; number++) {
    const free = number === 1 ? name : `${name}_${number}`
    if (!taken.has(free)) return free
  }
}
