/** What the reader of the page has chosen, kept by the browser: language, theme, shortcuts. */
import type { Language } from './app.ts'
import type { Overview } from './shown.ts'

export type Theme = 'automatic' | 'light' | 'dark'

const keys = { language: 'standin.language', theme: 'standin.theme', keys: 'standin.keys' } as const

/** The chosen one, else that of `--lang`, else the browser's. */
export function languageOf({ language }: Pick<Overview, 'language'>): Language {
  const kept = localStorage.getItem(keys.language)
  if (kept === 'en' || kept === 'ru') return kept
  return language ?? (navigator.language.toLowerCase().startsWith('ru') ? 'ru' : 'en')
}

export const keepLanguage = (language: Language): void => localStorage.setItem(keys.language, language)

export const themeOf = (): Theme => {
  const kept = localStorage.getItem(keys.theme)
  return kept === 'light' || kept === 'dark' ? kept : 'automatic'
}

export function setTheme(theme: Theme): void {
  localStorage.setItem(keys.theme, theme)
  applyTheme(theme)
}

export function applyTheme(theme: Theme): void {
  if (theme === 'automatic') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}

/** Whether single keys are shortcuts. */
export const areKeysOn = (): boolean => localStorage.getItem(keys.keys) !== 'off'

export const setKeys = (on: boolean): void => localStorage.setItem(keys.keys, on ? 'on' : 'off')
