/** Services with all that can be called of them, and a form that calls it. */
import { ask } from '../api.ts'
import type { App, Panel } from '../app.ts'
import { el, fill, table } from '../element.ts'
import type { Draft, Service } from '../shown.ts'
import { stubDraft, type CallOfPart } from '../stub-draft.ts'
import { words } from '../words.ts'
import { tryForm } from './try-form.ts'

/** Calls of one service that are drawn: the interface to data of a large configuration has thousands. */
const DRAWN = 100
/** Services that are open at first. */
const OPEN = 3

const chosen = { text: '' }

export const servicesPanel: Panel = {
  name: 'services',
  title: words.services,
  async show(app, place, path) {
    const services = await ask<readonly Service[]>('GET', 'services')
    const list = el('div')
    const draw = (): void => fill(list, ...services.map((one) => serviceOf(app, one, services.length <= OPEN || chosen.text !== '')))
    const filter = el('input', { type: 'search', id: 'filter', value: chosen.text, oninput: () => ((chosen.text = filter.value), draw()) })
    draw()
    const aside = path.length === 0 || !app.overview.calls ? undefined : el('section', { class: 'detail' })
    const free = app.overview.calls && el('a', { href: '#services/try' }, app.t(words.tryFree))
    const tools = el('div', { class: 'tools' }, el('label', {}, app.t(words.filter), ' ', filter), free)
    fill(place, el('div', { class: aside ? 'split' : '' }, el('div', { class: 'list' }, tools, list), aside))
    if (aside) fill(aside, tryForm(app, await draftOf(app, path)))
  },
}

/** Of a call that was chosen; of `try` that of another panel, or one to be filled. */
async function draftOf(app: App, path: readonly string[]): Promise<Draft> {
  if (path.length > 1) {
    const [channel = '', service = '', part = '', method = ''] = path
    return ask('GET', `example?${new URLSearchParams({ channel, service, part, method }).toString()}`)
  }
  const draft = app.draft ?? { method: 'GET', target: `${app.overview.base}/`, headers: [], body: '' }
  app.draft = undefined
  return draft
}

function serviceOf(app: App, service: Service, open: boolean): HTMLElement | undefined {
  const { t } = app
  const wanted = chosen.text.toLowerCase()
  const calls = service.parts.flatMap((part) => part.calls.map((call): CallOfPart => ({ service, part, call })))
  const found = `${service.service} ${service.addresses.join(' ')}`.toLowerCase().includes(wanted)
    ? calls
    : calls.filter(({ part, call }) => `${part.name} ${call.what}`.toLowerCase().includes(wanted))
  if (found.length === 0) return undefined
  return el(
    'details',
    { open },
    el(
      'summary',
      {},
      el('h3', {}, service.service),
      ' ',
      el('span', { class: 'quiet' }, t(service.kind)),
      ' ',
      ...service.addresses.map((one) => el('code', {}, one)),
    ),
    table(
      service.service,
      [t(words.what), t(words.handler), t(words.count), t(words.actions)],
      found.slice(0, DRAWN).map((one) => callOf(app, one)),
    ),
    found.length > DRAWN && el('p', {}, t(words.more(found.length - DRAWN))),
  )
}

function callOf(app: App, one: CallOfPart) {
  const { part, call } = one
  return [
    [el('code', {}, call.what), part.name === call.what || call.what.endsWith(` ${part.name}`) ? '' : ` ${part.name}`],
    app.t(call.written ? words.written : words.unwritten),
    String(call.count),
    actions(app, one),
  ]
}

function actions(app: App, one: CallOfPart): HTMLElement {
  const { t } = app
  const { service, part, call } = one
  const path = [service.channel, service.service, part.name, call.method].map(encodeURIComponent).join('/')
  const stub = (): void => {
    app.stubDraft = stubDraft(one)
    location.hash = '#stubs'
  }
  return el(
    'span',
    { class: 'pair' },
    app.overview.calls
      && el('a', { 'class': 'button', 'href': `#services/${path}`, 'aria-label': `${t(words.try)}: ${call.what}` }, t(words.try)),
    service.stubbable && el('button', { 'type': 'button', 'onclick': stub, 'aria-label': `${t(words.stub)}: ${call.what}` }, t(words.stub)),
  )
}
