/** What a request of the interface is called in the log and the journal. */
import { segmentText } from '../exchange/target.ts'
import type { Located } from '../publication/locate.ts'
import type { StandardOData } from './service.ts'

/** `standard.odata Catalog_Товары`, whatever follows. */
export function named({ Name }: StandardOData, { target, start }: Located): { readonly route: string; readonly part: string } {
  const part = /^\/([^/(]*)/.exec(segmentText(target.path.slice(start)))?.[1] ?? ''
  return { route: `${Name} ${part}`.trimEnd(), part }
}
