/** Plausible requests for a handler: parameters and options by the names that its module asks for, bodies that grow by need. */

/** One request, as it is sent. */
export interface MaterialRequest {
  readonly method: string
  readonly target: string
  readonly body: string | undefined
}

const identifier = '00000000-0000-0000-0000-000000000001'

/** What a parameter of that name would hold. */
export function plausible(name: string): string {
  if (/(?:id|guid|uuid|ref|ссылка|идентификатор)$/iu.test(name)) return identifier
  if (/date|дата|period|период|begin|start|end|from|to$/iu.test(name)) return '2024-01-31T00:00:00'
  if (/^(?:is|has|use)|флаг|признак/iu.test(name)) return 'true'
  return '1'
}

/** `{id}` of a template takes what its name says, `*` the rest of a path. */
export const pathOf = (template: string): string =>
  template.replace(/\{([^}]+)\}/gu, (_, name: string) => plausible(name)).replace(/\*/gu, '1')

const optionNames = /(?:ПараметрыЗапроса|QueryOptions|URLПараметры)(?:\.(?:Получить|Get|Свойство|Property)\(|\[)"([\p{L}\d_]+)"/giu

/** Query options that the module asks for by name. */
export const optionsOf = (module: string): string =>
  [...new Set([...module.matchAll(optionNames)].map(([, name = '']) => name))]
    .map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(plausible(name))}`)
    .join('&')

/** Some modules read a body of GET, too. */
const bodiesOf = (method: string): (string | undefined)[] =>
  method === 'GET' || method === 'HEAD' || method === 'DELETE' ? [undefined, '{}'] : ['{}', '[{}]', '', 'a=1']

/** The most plausible first: `{}`, then a list, none, a form. */
export function requestsOf(rootURL: string, template: string, method: string, module: string): MaterialRequest[] {
  const options = optionsOf(module)
  const path = `/hs/${encodeURIComponent(rootURL)}${encodeURI(pathOf(template))}`
  const sent = method === 'Any' ? 'POST' : method
  const targets = options === '' ? [path] : [`${path}?${options}`, path]
  const bodies = bodiesOf(sent)
  return targets.flatMap((target) => bodies.map((body) => ({ method: sent, target, body })))
}

/** The body with a member that was asked for and was not there; `undefined` where that cannot help. */
export function withMember(body: string | undefined, name: string): string | undefined {
  if (body === undefined || !/^[[{]/.test(body)) return undefined
  const value = JSON.parse(body) as unknown
  const first = (Array.isArray(value) ? value[0] : value) as Record<string, unknown>
  if (Object.hasOwn(first, name)) {
    if (typeof first[name] !== 'string') return undefined
    first[name] = {}
  } else first[name] = plausible(name)
  return JSON.stringify(value)
}
