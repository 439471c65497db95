/** Stubs in the order in which they are asked, how often each answered, and a form that adds one. */
import { ask } from '../api.ts'
import type { App, Panel } from '../app.ts'
import { el, fill, table } from '../element.ts'
import type { Part, Service, ShownStub } from '../shown.ts'
import { words } from '../words.ts'

export const stubsPanel: Panel = {
  name: 'stubs',
  title: words.stubs,
  async show(app, place) {
    const list = el('div')
    const draw = async (): Promise<void> => fill(list, listOf(app, await ask('GET', 'stubs'), draw))
    const services = await ask<readonly Service[]>('GET', 'services')
    fill(place, list, form(app, services, draw))
    await draw()
    // How often they answered changes with calls.
    return () => app.act(draw)
  },
}

function listOf(app: App, stubs: readonly ShownStub[], draw: () => Promise<void>): HTMLElement {
  const { t } = app
  if (stubs.length === 0) return el('p', { class: 'quiet' }, t(words.noStubs))
  const remove = (id: string): void =>
    app.act(async () => {
      await ask('DELETE', `stubs/${encodeURIComponent(id)}`)
      await draw()
      app.say(words.removed(id))
    })
  return table(
    t(words.stubs),
    [t(words.stub), t(words.where), t(words.times), t(words.remove)],
    stubs.map(({ id, service, answered, stub }) => [
      el('details', {}, el('summary', {}, String(stub['name'] ?? id)), el('pre', { tabindex: 0 }, JSON.stringify(stub, undefined, 2))),
      [service, stub['template'] ?? stub['operation'] ?? stub['set'] ?? '', stub['method'] ?? ''].map(printed).join(' '),
      String(answered),
      el('button', { 'type': 'button', 'onclick': () => remove(id), 'aria-label': t(words.removeNamed(id)) }, t(words.remove)),
    ]),
  )
}

const printed = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

function form(app: App, services: readonly Service[], draw: () => Promise<void>): HTMLElement {
  const { t } = app
  const text = el('textarea', { name: 'stub', rows: 12, spellcheck: 'false' }, app.stubDraft ?? '')
  app.stubDraft = undefined
  const problem = el('p', { class: 'bad', role: 'alert' })
  const calls = services
    .filter(({ stubbable }) => stubbable)
    .flatMap((service) => service.parts.flatMap((part) => part.calls.map((call) => ({ service, part, call }))))
  const choice = el(
    'select',
    { onchange: () => (text.value = draftOf(calls[Number(choice.value)])) },
    el('option', { value: '' }, t(words.choose)),
    ...calls.map(({ service, call }, at) => el('option', { value: at }, `${service.service}: ${call.what}`)),
  )
  const add = async (): Promise<void> => {
    fill(problem)
    try {
      const { id } = await ask<{ readonly id: string }>('POST', 'stubs', JSON.parse(text.value))
      await draw()
      app.say(words.added(id))
    } catch (error) {
      fill(problem, error instanceof SyntaxError ? t(words.notJson(error.message)) : app.said(error))
    }
  }
  const submit = (event: Event): void => {
    event.preventDefault()
    app.act(add)
  }
  return el(
    'form',
    { onsubmit: submit },
    el('h3', {}, t(words.addStub)),
    el('label', {}, t(words.stubFor), choice),
    el('label', {}, t(words.stubText), text),
    problem,
    el('p', { class: 'tools' }, el('button', { type: 'submit', class: 'main' }, t(words.add)), el('kbd', {}, 'Ctrl+Enter')),
  )
}

/** A stub to begin with, in the words of the part's kind of service. */
function draftOf(one: { readonly service: Service; readonly part: Part; readonly call: Part['calls'][number] } | undefined): string {
  if (one === undefined) return ''
  const { service, part, call } = one
  const replies = {
    template: { StatusCode: 200, json: { ok: true } },
    operation: { fault: { text: '…' } },
    set: call.method === 'GET' ? { entities: [] } : { error: { code: -1, text: '…' } },
  }
  return JSON.stringify(
    {
      service: service.service,
      [service.partKey]: service.partKey === 'template' ? part.text : part.name,
      ...(service.partKey !== 'operation' && { method: call.method }),
      ...(service.partKey !== 'set' && call.written && { override: true }),
      reply: replies[service.partKey],
    },
    undefined,
    2,
  )
}
