/** Failures by 1C's names, each with a switch, for all services or for one. */
import { ask } from '../api.ts'
import type { App, Panel } from '../app.ts'
import { el, fill, table } from '../element.ts'
import { failureWords } from '../failure-words.ts'
import type { ActiveFailure, FailureKind, Service } from '../shown.ts'
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
      ask<readonly Service[]>('GET', 'services'),
    ])
    const list = el('div')
    const draw = async (): Promise<void> => {
      const active = await ask<readonly ActiveFailure[]>('GET', 'failures')
      const focused = document.activeElement?.getAttribute('data-failure')
      fill(list, listOf(app, kinds, active, draw))
      if (focused) list.querySelector<HTMLElement>(`[data-failure="${focused}"]`)?.focus()
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

const listOf = (app: App, kinds: readonly FailureKind[], active: readonly ActiveFailure[], draw: () => Promise<void>): HTMLElement =>
  table(
    app.t(words.failures),
    [app.t(words.failureOf), app.t(words.meaning), app.t(words.marks)],
    kinds.map(({ failure, meaning }) => {
      const own = active.filter((one) => one.failure === failure)
      return [
        switchOf(app, failure, own, draw),
        failureWords[failure] === undefined ? meaning : app.t(failureWords[failure]),
        own.map(({ struck, service }) => [
          service === null ? '' : `${app.t(words.ofService(service))}: `,
          app.t(words.strikes(struck)),
          ' ',
        ]),
      ]
    }),
  )

function switchOf(app: App, failure: string, own: readonly ActiveFailure[], draw: () => Promise<void>): HTMLElement {
  const isOn = own.length > 0
  const toggle = (): void =>
    app.act(async () => {
      if (isOn) await Promise.all(own.map(({ id }) => ask('DELETE', `failures/${encodeURIComponent(id)}`)))
      else await ask('POST', 'failures', { failure, ...(chosen.service !== '' && { service: chosen.service }) })
      await draw()
      app.say(isOn ? words.turnedOff(failure) : words.turnedOn(failure))
    })
  return el(
    'button',
    { 'type': 'button', 'role': 'switch', 'class': 'switch', 'aria-checked': String(isOn), 'data-failure': failure, 'onclick': toggle },
    el('span', { 'class': 'knob', 'aria-hidden': 'true' }),
    failure,
  )
}
