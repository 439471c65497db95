/** Stubs in the order in which they are asked, how often each answered, and a form that adds one. */
import { ask } from '../api.ts'
import type { App, Panel } from '../app.ts'
import { el, fill, table } from '../element.ts'
import type { Service, ShownStub } from '../shown.ts'
import { stubDraft, type CallOfPart } from '../stub-draft.ts'
import { words } from '../words.ts'

/** Calls that are offered; of a large configuration the others have a link in Services. */
const OFFERED = 300

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
    .flatMap((service) => service.parts.flatMap((part) => part.calls.map((call): CallOfPart => ({ service, part, call }))))
    .slice(0, OFFERED)
  const choice = el(
    'select',
    { onchange: () => (text.value = choice.value === '' ? '' : stubDraft(calls[Number(choice.value)]!)) },
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
