/** The page of the admin surface: asks what there is to look at, draws the frame, and follows the calls as they come. */
import { ask, follow, Refused, setToken } from './api.ts'
import { App, type Language, type Panel } from './app.ts'
import { el, fill } from './element.ts'
import { drawFrame, type Frame } from './frame.ts'
import { helpDialog, listenToKeys } from './keys.ts'
import { busPanel } from './panels/bus.ts'
import { callsPanel } from './panels/calls.ts'
import { dataPanel } from './panels/data.ts'
import { busFailuresPanel, failuresPanel } from './panels/failures.ts'
import { servicesPanel } from './panels/services.ts'
import { sessionsPanel } from './panels/sessions.ts'
import { stubsPanel } from './panels/stubs.ts'
import { applyTheme, languageOf, themeOf } from './settings.ts'
import type { CallLine, Overview } from './shown.ts'
import { words } from './words.ts'

/** Milliseconds before a lost connection is tried again. */
const AGAIN = 1000

/** Those of what is loaded. */
const panelsOf = ({ standin, data, bus }: Overview): readonly Panel[] => [
  ...(standin ? [callsPanel, servicesPanel, stubsPanel, failuresPanel, sessionsPanel] : []),
  ...(data ? [dataPanel] : []),
  ...(bus ? [busPanel] : []),
  ...(bus && !standin ? [busFailuresPanel] : []),
]

async function begin(): Promise<void> {
  applyTheme(themeOf())
  try {
    draw(await ask<Overview>('GET', 'overview'))
  } catch (error) {
    if (error instanceof Refused && error.status === 401) askForToken()
    else fill(document.body, el('main', {}, el('h1', {}, words.product.en), el('p', { role: 'alert' }, String(error))))
  }
}

function draw(overview: Overview): void {
  const panels = panelsOf(overview)
  const line = el('p', { id: 'line', role: 'status' })
  const speak = (text: string, isBad: boolean): void => {
    line.className = isBad ? 'bad' : ''
    fill(line, text)
  }
  const app = new App(overview, languageOf(overview), speak)
  const help = (): void => {
    const dialog = helpDialog(app, panels)
    document.body.append(dialog)
    dialog.showModal()
  }
  let frame: Frame
  const again = (language: Language, isFirst = false): void => {
    app.language = language
    frame = drawFrame(app, panels, again, help)
    document.body.append(line)
    frame.connected(true)
    frame.show(isFirst)
  }
  again(app.language, true)
  addEventListener('hashchange', () => frame.show())
  listenToKeys(() => panels, help)
  const connected = (isLive: boolean): void => frame.connected(isLive)
  void (overview.standin ? stayConnected(app, connected) : lookAgain(app, connected))
}

/** Ends where the token is not accepted any longer: then the page begins anew. */
async function stayConnected(app: App, connected: (isLive: boolean) => void): Promise<void> {
  let last = 0
  for (;;) {
    try {
      await follow(`events?after=${last}`, (name, data) => {
        if (name === 'cleared') app.forget()
        else if (name === 'exchange') {
          app.seen(data as CallLine)
          last = Math.max(last, (data as CallLine).id)
        } else if (name === 'open') {
          const isNew = (data as { readonly count: number }).count < last
          connected(true)
          if (!isNew) return
          // Another process has the port now, and counts from the beginning.
          last = 0
          app.forget()
          throw new Error('begin anew')
        }
      })
    } catch (error) {
      if (error instanceof Refused && error.status === 401) return location.reload()
    }
    connected(false)
    await new Promise((resolve) => setTimeout(resolve, AGAIN))
  }
}

/** A bus has no events: what is shown is asked for again and again. */
async function lookAgain(app: App, connected: (isLive: boolean) => void): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, AGAIN))
    try {
      await ask('GET', 'health')
      connected(true)
      app.changed?.()
    } catch {
      connected(false)
    }
  }
}

/** Without the token nothing is known, and neither is the language that was asked for. */
function askForToken(): void {
  const language = languageOf({ language: null })
  document.documentElement.lang = language
  const token = el('input', { type: 'password', name: 'token', autocomplete: 'off', required: true })
  const enter = (event: Event): void => {
    event.preventDefault()
    setToken(token.value.trim())
    void begin()
  }
  fill(
    document.body,
    el(
      'main',
      { class: 'token' },
      el('h1', {}, words.tokenTitle[language]),
      el('p', {}, `${words.tokenWhere[language]} `, el('code', {}, 'STANDIN_ADMIN_TOKEN'), '.'),
      el(
        'form',
        { onsubmit: enter },
        el('label', {}, words.token[language], token),
        el('p', {}, el('button', { type: 'submit', class: 'main' }, words.enter[language])),
      ),
    ),
  )
  token.focus()
}

void begin()
