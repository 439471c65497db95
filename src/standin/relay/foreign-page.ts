/** Answers that look like those of the web server before 1C: 1C's own refusals are XML or JSON, and a web server's are pages of HTML. */
import { said, type Said } from '../../diagnostics/said.ts'
import { headerValue } from '../../exchange/headers.ts'
import type { Recorded } from './recording.ts'

/** Says so once for each file and status. The answer is recorded all the same: a handler may answer so, too. */
export function foreignPages(noted: (file: string, what: Said) => void): (file: string, exchange: Recorded) => void {
  const known = new Set<string>()
  return (file, { method, target, reply: { status, headers } }) => {
    const isPage = status >= 400 && /^text\/html\b/i.test(headerValue(headers, 'content-type') ?? '')
    if (!isPage || known.has(`${status} ${file}`)) return
    known.add(`${status} ${file}`)
    noted(file, foreignPage(`${method} ${target.replace(/\?.*$/s, '')}`, status))
  }
}

const foreignPage = (call: string, status: number): Said =>
  said(
    `: ${call} was answered ${status} with an HTML page, which looks like the web server's own and not 1C's: is the service published `
      + "there? It is recorded; take it out if it is not 1C's",
    `: на ${call} пришел ответ ${status} со страницей HTML; похоже, это ответ веб-сервера, а не 1С: опубликован ли там сервис? `
      + 'Ответ записан; удалите его, если он не от 1С',
  )
