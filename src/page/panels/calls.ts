/** Calls as they come, newest first, beside the one that was chosen. */
import { ask } from '../api.ts'
import type { App, Panel } from '../app.ts'
import { el, fill } from '../element.ts'
import type { CallLine } from '../shown.ts'
import { words } from '../words.ts'
import { callDetail, decoded } from './call-detail.ts'
import { verifyForm } from './verify-form.ts'

/** Rows that are drawn. */
const DRAWN = 200

/** Of the list, kept while the page is open. */
const chosen = { text: '', unserved: false }

export const callsPanel: Panel = {
  name: 'calls',
  title: words.calls,
  async show(app, place, [id]) {
    const body = el('tbody')
    const empty = el('p', { class: 'quiet' }, app.t(words.noCalls))
    const draw = (): void => {
      const found = [...app.calls.values()].toReversed().filter(isMeant)
      // A row that is there already stays: focus and the reader's place are in it.
      const kept = new Map([...body.children].map((row) => [row.getAttribute('data-id'), row]))
      fill(body, ...found.slice(0, DRAWN).map((one) => kept.get(keyOf(one, id)) ?? row(app, one, id)))
      empty.hidden = app.calls.size > 0
    }
    draw()
    const list = el('div', { class: 'list' }, toolbar(app, draw), verifyForm(app), calls(app, body), empty)
    const aside = id === undefined ? undefined : el('section', { 'class': 'detail', 'aria-live': 'off' })
    fill(place, el('div', { class: aside ? 'split' : '' }, list, aside))
    if (aside && id !== undefined) await callDetail(app, aside, id)
    return draw
  },
}

function isMeant({ method, target, service, part, status, unserved }: CallLine): boolean {
  if (chosen.unserved && !unserved) return false
  const text = [method, decoded(target), service, part, status].join(' ').toLowerCase()
  return chosen.text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

function toolbar(app: App, draw: () => void): HTMLElement {
  const text = el('input', { type: 'search', id: 'filter', value: chosen.text, oninput: () => ((chosen.text = text.value), draw()) })
  const only = el('input', { type: 'checkbox', checked: chosen.unserved, onchange: () => ((chosen.unserved = only.checked), draw()) })
  const clear = (): void => app.act(() => ask('DELETE', 'journal'))
  return el(
    'div',
    { class: 'tools' },
    el('label', {}, app.t(words.filter), ' ', text),
    el('label', {}, only, ' ', app.t(words.onlyUnserved)),
    el('button', { type: 'button', onclick: clear }, app.t(words.clear)),
  )
}

const calls = ({ t }: App, body: HTMLElement): HTMLElement =>
  el(
    'div',
    { 'class': 'scroll', 'tabindex': 0, 'role': 'region', 'aria-label': t(words.calls) },
    el(
      'table',
      { class: 'rows' },
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          ...[words.time, words.request, words.addressed, words.answer, words.took, words.marks].map((one) =>
            el('th', { scope: 'col' }, t(one)),
          ),
        ),
      ),
      body,
    ),
  )

const keyOf = ({ id }: CallLine, current: string | undefined): string => `${id}${String(id) === current ? '!' : ''}`

function row({ t, time }: App, one: CallLine, current: string | undefined): HTMLElement {
  const { id, at, ms, method, target, service, part, status, unserved } = one
  const isCurrent = String(id) === current
  return el(
    'tr',
    { 'data-id': keyOf(one, current), 'class': unserved ? 'miss' : '' },
    el('td', {}, time(at)),
    el(
      'td',
      { class: 'wide' },
      el('a', { 'href': `#calls/${id}`, 'aria-current': isCurrent ? 'true' : undefined }, el('b', {}, method), ' ', decoded(target)),
    ),
    el('td', {}, [service, part].filter((text) => text !== null).join(' · ')),
    el('td', {}, status === null ? t(words.noAnswer) : el('span', { class: `status s${String(status)[0]}` }, String(status))),
    el('td', { class: 'number' }, ms === null ? '' : String(Math.round(ms))),
    el('td', {}, ...marksOf(one, t)),
  )
}

function marksOf({ unserved, stub, failures, relayed, outgoing }: CallLine, t: App['t']): HTMLElement[] {
  const texts = [
    ...(unserved ? [t(words.unserved)] : []),
    ...(stub === null ? [] : [`${t(words.byStub)} ${stub}`]),
    ...failures.map((one) => `${t(words.struck)} ${one}`),
    ...(relayed === null ? [] : [t(words.relayed)]),
    ...(outgoing ? [t(words.goesOut)] : []),
  ]
  return texts.map((text) => el('span', { class: 'mark' }, text))
}
