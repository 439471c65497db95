/** The page by keyboard: digits for panels, `/` for the filter, arrows for rows, Escape for the way back, `?` for the list of these. */
import type { App, Panel } from './app.ts'
import { el } from './element.ts'
import { areKeysOn, setKeys } from './settings.ts'
import { words } from './words.ts'

/** Listens to the whole page. */
export function listenToKeys(panels: () => readonly Panel[], help: () => void): void {
  document.addEventListener('keydown', (event) => {
    const target = event.target as HTMLElement
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return target.closest('form')?.requestSubmit()
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]') !== null) return
    if (event.key === 'Escape') return escape(target)
    if (target.matches('input, textarea, select')) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') return byArrow(event, target)
    if (!areKeysOn()) return
    const panel = panels()[Number(event.key) - 1]
    if (panel !== undefined) location.hash = `#${panel.name}`
    else if (event.key === '?') help()
    else if (event.key === '/') {
      document.querySelector<HTMLElement>('#filter')?.focus()
      event.preventDefault()
    }
  })
}

/** Out of a field first, then out of what was chosen. */
function escape(target: HTMLElement): void {
  const [panel, ...path] = location.hash.slice(1).split('/')
  if (target.matches('input, textarea, select')) target.blur()
  else if (path.length > 0) location.hash = `#${panel}`
}

function byArrow(event: KeyboardEvent, target: HTMLElement): void {
  const row = target.closest('tr, li')
  const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling
  const control = next?.querySelector<HTMLElement>('a, button, summary')
  if (!control) return
  control.focus()
  event.preventDefault()
}

/** The list of shortcuts, with the switch that turns single keys off. */
export function helpDialog({ t }: App, panels: readonly Panel[]): HTMLDialogElement {
  const on = el('input', { type: 'checkbox', checked: areKeysOn(), onchange: () => setKeys(on.checked) })
  const rows: readonly (readonly [keys: string, what: string])[] = [
    ...panels.map((one, at) => [String(at + 1), `${t(words.keyPanel)}: ${t(one.title)}`] as const),
    ['/', t(words.keyFilter)],
    ['↑ ↓', t(words.keyRows)],
    ['Ctrl+Enter', t(words.keySend)],
    ['Esc', t(words.back)],
    ['?', t(words.keyHelp)],
  ]
  const dialog = el(
    'dialog',
    { 'aria-label': t(words.help), 'onclose': () => dialog.remove() },
    el('h2', {}, t(words.help)),
    el('dl', {}, ...rows.map(([keys, what]) => el('div', {}, el('dt', {}, el('kbd', {}, keys)), el('dd', {}, what)))),
    el('p', {}, el('label', {}, on, ' ', t(words.singleKeys))),
    el('button', { type: 'button', class: 'main', onclick: () => dialog.close() }, t(words.close)),
  )
  return dialog
}
