/** The data of the infobase: its objects, and the rows of the one that was chosen, in pages. */
import { ask } from '../api.ts'
import type { App, Panel } from '../app.ts'
import { el, fill, table } from '../element.ts'
import type { Cell, DataObject, DataRows } from '../shown.ts'
import { wordOf, words } from '../words.ts'

/** Rows of a page. */
const TOP = 50
/** Objects that are listed. */
const DRAWN = 300

const chosen = { text: '', full: true }

export const dataPanel: Panel = {
  name: 'data',
  title: words.data,
  async show(app, place, [object, section = '', page = '0']) {
    const { t } = app
    const objects = await ask<readonly DataObject[]>('GET', 'data')
    const list = el('ul', { class: 'objects' })
    const draw = (): void => fill(list, ...listed(app, objects, object))
    const text = el('input', { type: 'search', id: 'filter', value: chosen.text, oninput: () => ((chosen.text = text.value), draw()) })
    const full = el('input', { type: 'checkbox', checked: chosen.full, onchange: () => ((chosen.full = full.checked), draw()) })
    draw()
    const aside = el('section', { class: 'detail' }, object === undefined ? el('p', { class: 'quiet' }, t(words.chooseObject)) : '')
    fill(
      place,
      el(
        'div',
        { class: 'split narrow' },
        el(
          'div',
          { class: 'list' },
          el('div', { class: 'tools' }, el('label', {}, t(words.filter), ' ', text), el('label', {}, full, ' ', t(words.onlyFull))),
          el('nav', { 'aria-label': t(words.objects) }, list),
        ),
        aside,
      ),
    )
    const found = objects.find((one) => one.object === object)
    if (found !== undefined) await rowsOf(app, aside, found, section, Number(page))
  },
}

/** `current` is listed in any case. */
function listed({ t, language }: App, objects: readonly DataObject[], current: string | undefined): HTMLElement[] {
  const wanted = chosen.text.toLowerCase()
  const found = objects.filter(
    ({ object, kind, count }) =>
      object === current || ((!chosen.full || count !== 0) && `${object} ${wordOf(kind)[language]}`.toLowerCase().includes(wanted)),
  )
  return [
    ...found
      .slice(0, DRAWN)
      .map(({ object, kind, name, count }) =>
        el(
          'li',
          {},
          el(
            'a',
            { 'href': `#data/${encodeURIComponent(object)}`, 'aria-current': object === current ? 'page' : undefined },
            el('span', { class: 'quiet' }, `${t(wordOf(kind))} `),
            name,
            count === null ? '' : el('span', { class: 'count' }, ` ${count}`),
          ),
        ),
      ),
    ...(found.length > DRAWN ? [el('li', {}, t(words.more(found.length - DRAWN)))] : []),
  ]
}

async function rowsOf(app: App, place: HTMLElement, object: DataObject, section: string, skip: number): Promise<void> {
  const { t, language } = app
  const options = new URLSearchParams({ skip: String(skip), top: String(TOP), ...(section !== '' && { section }) })
  const { columns, rows, count } = await ask<DataRows>('GET', `data/${encodeURIComponent(object.object)}?${options.toString()}`)
  const order = orderOf(columns)
  const go = (name: string, from: number): string => `#data/${[object.object, name, String(from)].map(encodeURIComponent).join('/')}`
  const to = (from: number, text: string): HTMLElement =>
    from < 0 || from >= count ? el('span', { class: 'quiet' }, text) : el('a', { href: go(section, from) }, text)
  const choice = el(
    'select',
    { onchange: () => (location.hash = go(choice.value, 0)) },
    el('option', { value: '' }, t(words.own)),
    ...object.sections.map((one) => el('option', { value: one, selected: one === section }, one)),
  )
  fill(
    place,
    el('h3', { tabindex: -1 }, `${t(wordOf(object.kind))} ${object.name}`),
    el(
      'p',
      { class: 'tools' },
      object.sections.length > 0 && el('label', {}, t(words.section), ' ', choice),
      to(skip - TOP < 0 && skip > 0 ? 0 : skip - TOP, t(words.previous)),
      el('span', {}, t(words.range(Math.min(skip + 1, count), skip + rows.length, count))),
      to(skip + TOP, t(words.next)),
    ),
    table(
      t(words.rowsOf(object.object)),
      order.map((at) => columns[at]![language === 'ru' ? 'russian' : 'name']),
      rows.map((row) => order.map((at) => cellOf(app, row[at]!))),
    ),
  )
}

/** What is seldom read, behind all others. */
const last: ReadonlySet<string> = new Set(['DeletionMark', 'Predefined', 'PredefinedDataName', 'DataVersion', 'IsFolder'])

/** Places of the columns in the order in which they are shown. */
const orderOf = (columns: DataRows['columns']): readonly number[] => {
  const all = columns.map((_, at) => at)
  const isLast = (at: number): boolean => last.has(columns[at]!.name)
  return [...all.filter((at) => !isLast(at)), ...all.filter(isLast)]
}

function cellOf({ t }: App, { text, object, uuid, bytes, stored }: Cell): string | HTMLElement {
  if (bytes !== undefined) return t(words.bytes(bytes))
  if (stored === true) return t(words.stored)
  return object === undefined ? text : el('a', { href: `#data/${encodeURIComponent(object)}`, title: uuid }, text === '' ? uuid : text)
}
