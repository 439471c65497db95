/** Sessions that exist now, and those that clients left open. */
import { ask } from '../api.ts'
import type { App, Panel } from '../app.ts'
import { el, fill, table } from '../element.ts'
import type { Sessions } from '../shown.ts'
import { words } from '../words.ts'

export const sessionsPanel: Panel = {
  name: 'sessions',
  title: words.sessions,
  async show(app, place) {
    const draw = async (): Promise<void> => fill(place, tools(app, draw), ...listOf(app, await ask('GET', 'sessions')))
    await draw()
  },
}

const tools = ({ t, act }: App, draw: () => Promise<void>): HTMLElement =>
  el('div', { class: 'tools' }, el('button', { type: 'button', onclick: () => act(draw) }, t(words.refresh)))

function listOf({ t, time }: App, { open, abandoned, abandonedCount }: Sessions): HTMLElement[] {
  const heads = [words.session, words.user, words.publication, words.addressed, words.kind, words.started, words.count, words.marks].map(t)
  const rows = (sessions: Sessions['open']) =>
    sessions.map(({ id, user, publication, service, kind, start, calls, busy }) => [
      el('code', {}, id),
      user,
      publication,
      service,
      kind,
      time(start),
      String(calls),
      busy ? t(words.busy) : '',
    ])
  return [
    open.length === 0 ? el('p', { class: 'quiet' }, t(words.noSessions)) : table(t(words.sessions), heads, rows(open)),
    ...(abandonedCount === 0
      ? []
      : [el('h3', {}, t(words.abandoned(abandonedCount))), table(t(words.abandoned(abandonedCount)), heads, rows(abandoned))]),
  ]
}
