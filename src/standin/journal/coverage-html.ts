/** The coverage of the contract as a page of HTML that needs nothing but itself. */
import type { ChannelFace } from '../../channel/face.ts'
import type { Language } from '../../diagnostics/print.ts'
import type { CoveredService } from './coverage.ts'

const texts = {
  en: { title: 'Coverage of the contract', of: 'of', calls: 'Calls', never: 'never' },
  ru: { title: 'Покрытие контракта', of: 'из', calls: 'Вызовов', never: 'ни разу' },
} as const

export function htmlReport(services: readonly CoveredService[], channels: readonly ChannelFace[], language: Language = 'en'): string {
  const { title, of } = texts[language]
  const cases = services.flatMap((one) => one.calls)
  const called = cases.filter((one) => one.count > 0).length
  return `<!DOCTYPE html>
<html lang="${language}"><head><meta charset="utf-8"><title>${title}</title><style>
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem } table { border-collapse: collapse; width: 100% }
td, th { border-bottom: 1px solid #ddd; padding: .3rem .6rem; text-align: left } td:last-child, th:last-child { text-align: right }
.none { color: #b00020 }
</style></head><body><h1>${title}: ${called} ${of} ${cases.length}</h1>
${services
  .map((one) =>
    table(
      one,
      channels.find(({ name }) => name === one.channel)!,
      language,
    ),
  )
  .join('\n')}
</body></html>
`
}

const table = (
  { service, calls }: CoveredService,
  { segment, words }: ChannelFace,
  language: Language,
): string => `<h2>${escape(service)} <small>/${segment}/</small></h2>
<table><tr><th>${words.calls[language]}</th><th>${texts[language].calls}</th></tr>
${calls.map((one) => row(one, texts[language].never)).join('\n')}
</table>`

const row = ({ what, count }: CoveredService['calls'][number], never: string): string =>
  `<tr${count === 0 ? ' class="none"' : ''}><td>${escape(what)}</td><td>${count === 0 ? never : count}</td></tr>`

const escape = (text: string): string => text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`)
