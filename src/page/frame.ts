/** The frame around the panels: their names, the language, the theme, and the line in which the page speaks. */
import type { App, Language, Panel } from './app.ts'
import { el, fill } from './element.ts'
import { applyTheme, keepLanguage, setTheme, themeOf, type Theme } from './settings.ts'
import { words } from './words.ts'

/** Each by its own name. */
const languages: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский' }

export interface Frame {
  /** Shows the panel that the address names. `isFirst`: the focus stays where it is. */
  show(isFirst?: boolean): void
  /** Whether calls are seen as they come. */
  connected(isLive: boolean): void
}

/** Draws the page anew. `again` does so in another language. */
export function drawFrame(app: App, panels: readonly Panel[], again: (language: Language) => void, help: () => void): Frame {
  const { t } = app
  document.documentElement.lang = app.language
  applyTheme(themeOf())
  const status = el('span', { class: 'live' })
  const main = el('main', { id: 'content', tabindex: -1 })
  const links = panels.map(({ name, title }) => el('a', { href: `#${name}` }, t(title)))
  fill(
    document.body,
    el('a', { class: 'skip', href: '#content', onclick: (event) => (event.preventDefault(), main.focus()) }, t(words.skip)),
    el(
      'header',
      {},
      el('h1', {}, t(words.product)),
      el('nav', { 'aria-label': t(words.panels) }, ...links),
      el('div', { class: 'tools' }, status, ...settings(app, again, help)),
    ),
    main,
  )
  let shown = ''
  let current: object | undefined
  return {
    show(isFirst = false) {
      const [name = '', ...path] = location.hash.slice(1).split('/').map(textOf)
      const panel = panels.find((one) => one.name === name) ?? panels[0]!
      const [before, mine, place] = [shown, {}, el('div', { class: 'panel' })]
      shown = location.hash
      current = mine
      app.changed = undefined
      app.say(undefined)
      document.title = `${t(panel.title)} – ${t(words.product)}`
      panels.forEach((one, at) =>
        one === panel ? links[at]!.setAttribute('aria-current', 'page') : links[at]!.removeAttribute('aria-current'),
      )
      const heading = el('h2', { tabindex: -1 }, t(panel.title))
      fill(main, heading, place)
      const drawn = panel.show(app, place, path).then((changed) => {
        if (current === mine) app.changed = changed ?? undefined
      })
      void drawn.catch(app.fail).then(() => {
        if (current === mine && !isFirst) focusOf(place, before, heading).focus()
      })
    },
    connected(isLive) {
      status.className = isLive ? 'live on' : 'live'
      fill(status, t(isLive ? words.live : words.reconnecting))
    },
  }
}

/** A segment of an address that the reader may have typed. */
function textOf(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/** Who comes back from what was chosen is at its row again; who has chosen something is at its head. */
const focusOf = (place: HTMLElement, before: string, heading: HTMLElement): HTMLElement =>
  place.querySelector<HTMLElement>('.detail [tabindex="-1"]')
  ?? [...place.querySelectorAll('a')].find((one) => one.getAttribute('href') === before)
  ?? heading

function settings(app: App, again: (language: Language) => void, help: () => void): HTMLElement[] {
  const { t } = app
  const other: Language = app.language === 'en' ? 'ru' : 'en'
  const swap = (): void => {
    keepLanguage(other)
    again(other)
  }
  const themes: readonly Theme[] = ['automatic', 'light', 'dark']
  const theme = el(
    'select',
    { 'aria-label': t(words.theme), 'onchange': () => setTheme(theme.value as Theme) },
    ...themes.map((one) => el('option', { value: one, selected: one === themeOf() }, t(words[one]))),
  )
  return [
    el('button', { type: 'button', lang: other, onclick: swap }, languages[other]),
    theme,
    el('button', { 'type': 'button', 'aria-label': t(words.help), 'onclick': help }, '?'),
  ]
}
