/** A form that checks which calls came, and how often; a check that fails shows both sides. */
import { ask, check, Refused } from '../api.ts'
import type { App } from '../app.ts'
import { el, fill } from '../element.ts'
import type { Service, Verified } from '../shown.ts'
import { words } from '../words.ts'

/** Closed until it is asked for: only then the services are. */
export function verifyForm(app: App): HTMLElement {
  const content = el('div')
  const details = el('details', { class: 'verify' }, el('summary', {}, app.t(words.verifyTitle)), content)
  details.addEventListener('toggle', () => {
    if (details.open && content.childElementCount === 0)
      app.act(async () => fill(content, formOf(app, await ask<readonly Service[]>('GET', 'services'))))
  })
  return details
}

const bounds = ['atLeast', 'exactly', 'atMost'] as const

function formOf(app: App, services: readonly Service[]): HTMLElement {
  const { t } = app
  const service = el('select', { name: 'service', onchange: () => partsOf(service.value) })
  const part = el('select', { name: 'part' })
  fill(service, ...services.map((one, at) => el('option', { value: at }, `${one.service} (${t(one.kind)})`)))
  const partsOf = (at: string): void =>
    fill(
      part,
      el('option', { value: '' }, t(words.anyPart)),
      ...(services[Number(at)]?.parts ?? []).map(({ name, text }) => el('option', { value: name }, text || name)),
    )
  partsOf('0')
  const method = el('input', { name: 'method', size: 8, spellcheck: 'false', autocomplete: 'off' })
  const bound = el('select', { name: 'bound' }, ...bounds.map((one) => el('option', { value: one }, t(words[one]))))
  const times = el('input', { name: 'times', type: 'number', min: 0, value: 1, size: 4 })
  const request = el('textarea', { name: 'request', rows: 3, spellcheck: 'false', placeholder: '{ "json": { "$.sum": 10 } }' })
  const result = el('div', { 'class': 'answer', 'aria-live': 'polite' })
  const send = (event: Event): void => {
    event.preventDefault()
    const chosen = services[Number(service.value)]
    if (chosen === undefined) return
    app.act(async () => fill(result, ...shown(app, await check(wanted(chosen)))))
  }
  const wanted = ({ channel, partKey, service: name }: Service): Readonly<Record<string, unknown>> => ({
    channel,
    service: name,
    ...(part.value !== '' && { [partKey]: part.value }),
    ...(method.value.trim() !== '' && { method: method.value.trim() }),
    ...(request.value.trim() !== '' && { request: conditions(request.value) }),
    times: bound.value === 'exactly' ? Number(times.value) : { [bound.value]: Number(times.value) },
  })
  return el(
    'form',
    { onsubmit: send },
    el(
      'div',
      { class: 'line' },
      el('label', {}, t(words.addressed), service),
      el('label', {}, t(words.part), part),
      el('label', {}, t(words.method), method),
      el('label', {}, t(words.howOften), bound),
      el('label', {}, t(words.number), times),
    ),
    el('label', {}, t(words.conditions), request),
    el('p', { class: 'tools' }, el('button', { type: 'submit', class: 'main' }, t(words.verify)), el('kbd', {}, 'Ctrl+Enter')),
    result,
  )
}

function conditions(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new Refused(0, words.badConditions.en, words.badConditions.ru)
  }
}

const shown = ({ t }: App, outcome: Verified): HTMLElement[] =>
  outcome.verified
    ? [el('p', { class: 'good' }, t(words.verified(outcome.received)))]
    : [
        el('p', { class: 'bad' }, t(words.notVerified)),
        el('h4', {}, t(words.expected)),
        el('pre', {}, outcome.expected),
        el('h4', {}, t(words.given)),
        el('pre', {}, outcome.actual),
      ]
