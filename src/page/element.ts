/** Elements of the page, made from their parts: texts stay texts, nothing is parsed as markup. `el('p', { class: 'quiet' }, 'text')`. */

export type Child = Node | string | undefined | false | readonly Child[]

type Attribute = string | number | boolean | undefined | ((event: Event) => void)

/** `on…` are listeners; `true` is an attribute without a value, `false` and `undefined` are none. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value)
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : String(value))
  }
  element.append(...nodes(children))
  return element
}

/** In place of what an element holds. */
export const fill = (element: Element, ...children: readonly Child[]): void => element.replaceChildren(...nodes(children))

const nodes = (children: readonly Child[]): (Node | string)[] =>
  children.flatMap((one): (Node | string)[] =>
    one === undefined || one === false ? [] : Array.isArray(one) ? nodes(one as readonly Child[]) : [one as Node | string],
  )

/** A table that scrolls by itself; cells are given row by row. `caption` names it for those who do not see it. */
export const table = (caption: string, heads: readonly string[], rows: readonly (readonly Child[])[]): HTMLElement =>
  el(
    'div',
    { 'class': 'scroll', 'tabindex': 0, 'role': 'region', 'aria-label': caption },
    el(
      'table',
      {},
      el('thead', {}, el('tr', {}, ...heads.map((one) => el('th', { scope: 'col' }, one)))),
      el('tbody', {}, ...rows.map((cells) => el('tr', {}, ...cells.map((one) => el('td', {}, one))))),
    ),
  )
