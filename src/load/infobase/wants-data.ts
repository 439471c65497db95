/** Whether anything that was loaded asks for data, so that it is read and kept: who serves plain services pays nothing for it. */
import type { LoadedSources } from '../sources.ts'

/** Modules that define data, stubs that keep some, and modules whose text has the word by which handlers name it. */
export const wantsData = ({ data, stubs, services, webServices }: LoadedSources): boolean =>
  data.length > 0
  || stubs.some(({ answer }) => answer.kind === 'data')
  || [...services, ...webServices].some(({ source }) => source !== undefined && /\binfobase\b/.test(source))
