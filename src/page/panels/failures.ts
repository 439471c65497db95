/** Failures by name, each with a switch: of 1C for all services or for one, and of a bus. */
import { ask } from '../api.ts'
import type { App, Panel } from '../app.ts'
import { el, fill, table } from '../element.ts'
import { failureWords } from '../failure-words.ts'
import type { ActiveFailure, BusFailures, FailureKind, Service } from '../shown.ts'
import { words } from '../words.ts'

/** Name of the service whose calls are struck; `''` of all. */
const chosen = { service: '' }

export const failuresPanel: Panel = {
  name: 'failures',
  title: words.failures,
  async show(app, place) {
    const { t } = app
    const [kinds, services] = await Promise.all([
      ask<readonly FailureKind[]>('GET', 'failure-kinds'),
      ask<readonly Service[]>('GET', 'services?parts=false'),
    ])
    const list = el('div')
    const draw = async (): Promise<void> => redraw(list, listOf(app, kinds, await ask<readonly ActiveFailure[]>('GET', 'failures'), toggle))
    const toggle: Toggle = async (failure, own) => {
      if (own.length === 0) await ask('POST', 'failures', { failure, ...(chosen.service !== '' && { service: chosen.service }) })
      else await Promise.all(own.map(({ id }) => ask('DELETE', `failures/${encodeURIComponent(id)}`)))
      await draw()
    }
    const choice = el(
      'select',
      { onchange: () => (chosen.service = choice.value) },
      el('option', { value: '' }, t(words.allServices)),
      ...[...new Set(services.map((one) => one.service))].map((one) => el('option', { value: one, selected: one === chosen.service }, one)),
    )
    const off = (): void => app.act(() => ask('DELETE', 'failures').then(draw))
    fill(
      place,
      el(
        'div',
        { class: 'tools' },
        el('label', {}, t(words.failureFor), ' ', choice),
        el('button', { type: 'button', onclick: off }, t(words.allOff)),
      ),
      list,
    )
    await draw()
    return () => app.act(draw)
  },
}

interface Row {
  readonly failure: string
  readonly meaning: string
}

/** `toggle` turns a failure on, or off those of it that are on. */
type Toggle = (failure: string, own: readonly ActiveFailure[]) => Promise<unknown>

const listOf = (app: App, kinds: readonly Row[], active: readonly ActiveFailure[], toggle: Toggle): HTMLElement =>
  table(
    app.t(words.failures),
    [app.t(words.failureOf), app.t(words.meaning), app.t(words.marks)],
    kinds.map(({ failure, meaning }) => {
      const own = active.filter((one) => one.failure === failure)
      return [
        switchOf(app, failure, own, toggle),
        failureWords[failure] === undefined ? meaning : app.t(failureWords[failure]),
        own.map(({ struck, service }) => [
          service === null ? '' : `${app.t(words.ofService(service))}: `,
          app.t(words.strikes(struck)),
          ' ',
        ]),
      ]
    }),
  )

function switchOf(app: App, failure: string, own: readonly ActiveFailure[], toggle: Toggle): HTMLElement {
  const isOn = own.length > 0
  const change = (): void =>
    app.act(async () => {
      await toggle(failure, own)
      app.say(isOn ? words.turnedOff(failure) : words.turnedOn(failure))
    })
  return el(
    'button',
    { 'type': 'button', 'role': 'switch', 'class': 'switch', 'aria-checked': String(isOn), 'data-failure': failure, 'onclick': change },
    el('span', { 'class': 'knob', 'aria-hidden': 'true' }),
    failure,
  )
}

/** The list in its place, anew; the focus stays on its switch. */
function redraw(place: HTMLElement, list: HTMLElement): void {
  const focused = document.activeElement?.getAttribute('data-failure')
  fill(place, list)
  if (focused) place.querySelector<HTMLElement>(`[data-failure="${focused}"]`)?.focus()
}

/** Those of a bus: each strikes all that it can. */
export const busFailuresPanel: Panel = {
  name: 'failures',
  title: words.failures,
  async show(app, place) {
    const list = el('div')
    const draw = async (): Promise<void> => {
      const { failures, names } = await ask<BusFailures>('GET', 'bus/failures')
      const active = failures.map(({ id, name, struck }) => ({ id, failure: name, service: null, struck }))
      redraw(
        list,
        listOf(
          app,
          names.map((failure) => ({ failure, meaning: '' })),
          active,
          toggle,
        ),
      )
    }
    const toggle: Toggle = async (name, own) => {
      if (own.length === 0) await ask('POST', 'bus/failures', { name })
      else await Promise.all(own.map(({ id }) => ask('DELETE', `bus/failures/${encodeURIComponent(id)}`)))
      await draw()
    }
    const off = (): void => app.act(() => ask('DELETE', 'bus/failures').then(draw))
    fill(place, el('div', { class: 'tools' }, el('button', { type: 'button', onclick: off }, app.t(words.allOff))), list)
    await draw()
    return () => app.act(draw)
  },
}
