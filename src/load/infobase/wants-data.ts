/** Whether anything that was loaded asks for data, so that it is read and kept: who serves plain services pays nothing for it. */
import type { Stub } from '../../standin/stub/stub.ts'

/** What is looked at of what was loaded. */
interface Looked {
  readonly data: readonly unknown[]
  readonly stubs: readonly Pick<Stub, 'answer'>[]
  readonly services: readonly Written[]
  readonly webServices: readonly Written[]
}

interface Written {
  readonly source?: string | undefined
}

/** Modules that define data, stubs that keep some, and modules whose text has the word by which handlers name it. */
export const wantsData = ({ data, stubs, services, webServices }: Looked): boolean =>
  data.length > 0
  || stubs.some(({ answer }) => answer.kind === 'data')
  || [...services, ...webServices].some(({ source }) => source !== undefined && /\binfobase\b/.test(source))
