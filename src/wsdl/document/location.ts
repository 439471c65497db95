/** Locations of documents: a path or an http(s) address; how one document names another, and which of them may be read. */

/** The two languages of a diagnosis. */
export interface Said {
  readonly en: string
  readonly ru: string
}

/** What may be read besides the start document; everything else is refused before it is fetched. */
export interface LocationPolicy {
  /** Folder that local documents must lie in; the start document's folder by default. */
  readonly within: string | undefined
  /** Hosts (`name` or `name:port`) besides the start document's own; `*` for all. */
  readonly hosts: readonly string[]
}

const isAddress = (location: string): boolean => /^https?:\/\//i.test(location)

/** `file:` addresses become paths, backslashes slashes, `.` and `..` are worked in; http addresses are normalised as URLs. */
export function normalLocation(location: string): string {
  if (isAddress(location)) return URL.canParse(location) ? withoutFragment(new URL(location)) : location
  const path =
    /^file:\/\//i.test(location) && URL.canParse(location)
      ? decoded(new URL(location).pathname).replace(/^\/(?=[A-Za-z]:\/)/, '')
      : location
  return normalPath(path.replace(/\\/g, '/'))
}

/** What `written` means in the document at `from`; `undefined` when it is neither a path nor an http(s) nor a file address. */
export function resolveLocation(written: string, from: string): string | undefined {
  if (isAddress(from) && !/^file:/i.test(written)) {
    const address = URL.canParse(written, from) ? new URL(written, from) : undefined
    return address && isAddress(address.href) ? withoutFragment(address) : undefined
  }
  if (isAddress(written) || /^file:\/\//i.test(written)) return normalLocation(written)
  if (/^[A-Za-z][A-Za-z0-9+.-][A-Za-z0-9+.-]*:/.test(written)) return undefined
  const path = decoded(written.replace(/#.*$/, '')).replace(/\\/g, '/')
  return normalPath(isAbsolute(path) ? path : `${folderOf(from)}${path}`)
}

/** Why `to` may not be read from `from`, or `undefined` when it may. */
export function refusedLocation(to: string, from: string, start: string, policy: LocationPolicy): Said | undefined {
  if (isAddress(to)) return refusedHost(new URL(to).host, start, policy)
  if (isAddress(from))
    return {
      en: `a document from the network may not name the local file "${to}"`,
      ru: `документ из сети не может ссылаться на локальный файл «${to}»`,
    }
  const within = folderOfPolicy(start, policy)
  if (to.includes('\0') || !isWithin(to, within)) {
    return {
      en:
        `"${to}" lies outside of the folder "${within || '.'}"; allow a wider folder to read it (--allow-folder, in code the option `
        + 'within)',
      ru: `«${to}» лежит вне каталога «${within || '.'}»; чтобы прочитать, разрешите каталог шире (--allow-folder, в коде параметр within)`,
    }
  }
  return undefined
}

/** Up to and with its last slash; `''` for the working folder. */
export const folderOfPolicy = (start: string, { within }: LocationPolicy): string =>
  within === undefined ? folderOf(start) : normalPath(within.replace(/\\/g, '/')).replace(/[^/]$/, '$&/')

function refusedHost(host: string, start: string, policy: LocationPolicy): Said | undefined {
  const own = isAddress(start) && new URL(start).host === host
  if (own || policy.hosts.includes(host) || policy.hosts.includes('*')) return undefined
  return {
    en: `the host "${host}" is not allowed; allow it to read the document (--allow-host ${host}, in code the option hosts)`,
    ru: `узел «${host}» не разрешён; чтобы прочитать документ, разрешите его (--allow-host ${host}, в коде параметр hosts)`,
  }
}

function isWithin(path: string, folder: string): boolean {
  if (folder === '') return !isAbsolute(path) && path !== '..' && !path.startsWith('../')
  if (folder === '/') return isAbsolute(path)
  return /^(\.\.\/)+$/.test(folder) ? path.startsWith(folder) && !path.startsWith(`${folder}../`) : path.startsWith(folder)
}

const isAbsolute = (path: string): boolean => path.startsWith('/') || /^[A-Za-z]:\//.test(path)

/** The path up to and with its last slash; `''` for a bare file name. */
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)

function normalPath(path: string): string {
  const root = /^(?:[A-Za-z]:)?\//.exec(path)?.[0] ?? ''
  const kept: string[] = []
  for (const segment of path.slice(root.length).split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment !== '..') kept.push(segment)
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop()
    else if (root === '') kept.push('..')
  }
  return root + kept.join('/')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function withoutFragment(address: URL): string {
  address.hash = ''
  return address.href
}
