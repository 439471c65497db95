/** A form that sends a call to the served port, and the answer below it as a client gets it. */
import { ask } from '../api.ts'
import type { App } from '../app.ts'
import { el, fill } from '../element.ts'
import type { Draft, Pairs, Tried } from '../shown.ts'
import { words } from '../words.ts'
import { bodyOf, headersOf } from './call-detail.ts'

export function tryForm(app: App, draft: Draft): HTMLElement {
  const { t } = app
  const method = el('input', { name: 'method', value: draft.method, size: 8, spellcheck: 'false', autocomplete: 'off' })
  const target = el('input', { name: 'target', value: draft.target, spellcheck: 'false', autocomplete: 'off' })
  const headers = el('textarea', { name: 'headers', rows: 3, spellcheck: 'false' }, linesOf(draft.headers))
  const body = el('textarea', { name: 'body', rows: 8, spellcheck: 'false' }, draft.body)
  const answer = el('div', { 'class': 'answer', 'aria-live': 'polite' })
  const send = (event: Event): void => {
    event.preventDefault()
    fill(answer, el('p', { class: 'quiet' }, t(words.sending)))
    app.act(async () => {
      try {
        const call = { method: method.value.trim(), target: target.value.trim(), headers: pairsOf(headers.value), body: body.value }
        fill(answer, ...shown(app, await ask<Tried>('POST', 'call', call)))
      } catch (error) {
        fill(answer)
        throw error
      }
    })
  }
  return el(
    'form',
    { onsubmit: send },
    el('h3', { tabindex: -1 }, t(words.tryTitle)),
    el('div', { class: 'line' }, el('label', {}, t(words.method), method), el('label', { class: 'wide' }, t(words.target), target)),
    el('label', {}, t(words.headerLines), headers),
    el('label', {}, t(words.body), body),
    el('p', { class: 'tools' }, el('button', { type: 'submit', class: 'main' }, t(words.send)), el('kbd', {}, 'Ctrl+Enter')),
    answer,
  )
}

const shown = (app: App, { status, reason, headers, body, broken }: Tried): HTMLElement[] => [
  ...(status === undefined ? [] : [el('h4', {}, `${app.t(words.answered(status))} ${reason ?? ''}`)]),
  ...(broken === undefined ? [] : [el('p', { class: 'bad' }, `${app.t(words.broken)}: ${app.t(broken)}`)]),
  ...(headers === undefined ? [] : [headersOf(app, headers)]),
  ...(body === undefined ? [] : [bodyOf(app, body)]),
]

const linesOf = (headers: Pairs): string => headers.map(([name, value]) => `${name}: ${value}`).join('\n')

/** Lines without a colon are left out. */
const pairsOf = (lines: string): Pairs =>
  lines.split('\n').flatMap((line) => {
    const colon = line.indexOf(':')
    return colon < 1 ? [] : [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const]
  })
