/** Prints the stubs and modes of stub files: which calls they answer, and where they are written. */
import type { Language } from '../../diagnostics/print.ts'
import { said } from '../../diagnostics/said.ts'
import type { LoadedSources } from '../../load/sources.ts'
import { serviceNameOf } from '../../standin/stub/stub.ts'

/** `undefined` where there are none. */
export function stubTree({ stubs, modes }: Pick<LoadedSources, 'stubs' | 'modes'>, lang: Language): string | undefined {
  const lines = [
    ...stubs.map((one) => {
      const call = [serviceNameOf(one), one.method, one.part].filter((text) => text !== undefined && text !== '').join(' ')
      const place = one.at === undefined ? '' : `  ${one.at.file}:${one.at.line}`
      return `${call}${one.override ? '  (override)' : ''}${place}`
    }),
    ...modes.map(({ service, part, method, mode, upstream }) => {
      const call = [service, method, part].filter((text) => text !== undefined).join(' ')
      return `${call}  ${said('mode', 'режим')[lang]} ${mode}${upstream === undefined ? '' : `: ${upstream.url}`}`
    }),
  ]
  if (lines.length === 0) return undefined
  return [said('Stubs', 'Заглушки')[lang], ...lines.map((line, at) => `${at === lines.length - 1 ? '└─' : '├─'} ${line}`)].join('\n')
}
